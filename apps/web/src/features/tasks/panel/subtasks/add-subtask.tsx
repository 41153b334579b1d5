import { MAX_SUBTASKS, MAX_TITLE } from '@taskwire/domain'
import { Plus } from 'lucide-react'
import { useId, type ClipboardEvent, type RefObject, type SubmitEvent } from 'react'
import { useDraft } from '../../../../shared/drafts/use-draft.ts'
import { LengthNote } from '../../../../shared/forms/length-note.tsx'
import { isTooLong } from '../../../../shared/forms/text-limit.ts'
import { editingTexts } from '../../../../shared/texts/editing.ts'
import { positionsAtEnd } from '../../data/subtask-order.ts'
import type { Task } from '../../data/task.ts'
import { useSubtaskActions } from '../../data/use-subtask-actions.ts'
import { pastedLines } from '../../quick-add/pasted-lines.ts'

interface AddSubtaskProps {
  readonly ref: RefObject<HTMLInputElement | null>
  readonly parent: Task
  readonly subtasks: readonly Task[]
}

/** The field for new subtasks. Enter adds one and keeps the focus; several pasted lines become several subtasks. */
export function AddSubtask({ ref, parent, subtasks }: AddSubtaskProps) {
  const [line = '', setLine, forgetLine] = useDraft(`${parent.id}.subtask`)
  const { addSubtasks } = useSubtaskActions()
  const noteId = useId()
  const texts = editingTexts().subtasks
  const title = line.trim()
  const isOver = isTooLong(title, MAX_TITLE)

  const add = (titles: readonly string[]) =>
    addSubtasks(parent, titles, positionsAtEnd(subtasks, titles.length))
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (title === '' || isOver) return
    add([title])
    forgetLine()
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const lines = pastedLines(event.clipboardData.getData('text'))
    const room = MAX_SUBTASKS - subtasks.length
    // Anything else is one line, which the browser pastes by itself.
    if (lines.length < 2 || lines.length > room || lines.some((one) => isTooLong(one, MAX_TITLE))) return
    event.preventDefault()
    add(lines)
  }
  return (
    <form onSubmit={onSubmit} className="-ms-1.5">
      <label className="flex min-h-9 items-center rounded-md text-ink-soft focus-within:bg-hover hover:bg-hover">
        <span className="grid size-9 flex-none place-content-center" aria-hidden>
          <Plus size={16} strokeWidth={1.75} />
        </span>
        <input
          ref={ref}
          dir="auto"
          value={line}
          onChange={(event) => setLine(event.target.value)}
          onPaste={onPaste}
          aria-label={texts.add}
          aria-invalid={isOver}
          aria-describedby={noteId}
          placeholder={texts.add}
          autoComplete="off"
          enterKeyHint="done"
          className="min-h-9 w-full min-w-0 bg-transparent px-2 text-ink outline-none placeholder:text-ink-soft"
        />
      </label>
      <LengthNote id={noteId} text={title} max={MAX_TITLE} className="ps-11" />
    </form>
  )
}
