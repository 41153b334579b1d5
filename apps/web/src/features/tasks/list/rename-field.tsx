import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { t } from '../../../shared/texts/texts.ts'
import type { Task } from '../data/task.ts'

interface RenameFieldProps {
  readonly task: Task
  /** Without a title: the old one stays. */
  readonly onDone: (title: string | undefined, isByKey: boolean) => void
}

/** A title edited in its row. Enter and leaving keep the new one, Escape and an empty text the old one. */
export function RenameField({ task, onDone }: RenameFieldProps) {
  const [title, setTitle] = useState(task.title)
  const field = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const finish = (text: string | undefined, isByKey: boolean) => {
    if (isDone.current) return
    isDone.current = true
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
    <input
      ref={field}
      value={title}
      aria-label={t().tasks.list.rename({ title: task.title })}
      onChange={(event) => setTitle(event.target.value)}
      onBlur={() => finish(title, false)}
      onKeyDown={onKeyDown}
      className="relative z-10 -my-1 min-w-0 grow rounded-sm bg-surface px-1.5 py-1 outline-2 outline-accent"
    />
  )
}
