import { MAX_TITLE } from '@taskwire/domain'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { writeDraft } from '../../../shared/drafts/drafts.ts'
import { LengthNote } from '../../../shared/forms/length-note.tsx'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { t } from '../../../shared/texts/texts.ts'
import type { Task } from '../data/task.ts'

interface RenameFieldProps {
  readonly task: Task
  /** An undefined title keeps the old one. */
  readonly onDone: (title: string | undefined, isByKey: boolean) => void
}

/** Edits a title in its row. Enter and blur save, Escape and an empty text keep the old title. */
export function RenameField({ task, onDone }: RenameFieldProps) {
  const [title, setTitle] = useState(task.title)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const tooLong = isTooLong(title.trim(), MAX_TITLE)
  const noteId = useId()
  /** A title that is too long to save. If the row unmounts, it becomes the draft of the panel's title field. */
  const unsavedTitle = useRef<string>(undefined)
  useEffect(() => {
    unsavedTitle.current = tooLong && !isDone.current ? title : undefined
  })
  useEffect(
    () => () => {
      if (unsavedTitle.current !== undefined) writeDraft(`${task.id}.title`, unsavedTitle.current)
    },
    [task.id],
  )
  const finish = (text: string | undefined, isByKey: boolean) => {
    if (isDone.current || (text !== undefined && tooLong)) return
    isDone.current = true
    unsavedTitle.current = undefined
    onDone(text?.trim() === '' ? undefined : text?.trim(), isByKey)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') finish(title, true)
    else if (event.key === 'Escape') finish(undefined, true)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <span className="relative z-10 min-w-0 grow">
      <input
        ref={field}
        dir="auto"
        value={title}
        aria-invalid={tooLong}
        aria-describedby={noteId}
        aria-label={t().tasks.list.rename({ title: task.title })}
        onChange={(event) => setTitle(event.target.value)}
        onBlur={() => finish(title, false)}
        onKeyDown={onKeyDown}
        className="-my-1 w-full rounded-sm bg-surface px-1.5 py-1 outline-2 outline-accent"
      />
      <LengthNote id={noteId} text={title.trim()} max={MAX_TITLE} className="px-1.5 pt-2" />
    </span>
  )
}
