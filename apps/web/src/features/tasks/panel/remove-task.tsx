import { Trash2 } from 'lucide-react'
import { useId, useState, type KeyboardEvent } from 'react'
import { Button } from '../../../shared/ui/button.tsx'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import type { Task } from '../data/task-change.ts'
import { useTaskActions } from '../data/use-task-actions.ts'
import { focusList, focusNextRow, rowOf } from '../list/row-focus.ts'
import { taskTexts } from '../texts.ts'

const texts = taskTexts.panel

interface RemoveTaskProps {
  readonly task: Task
  readonly onRemoved: () => void
}

/** A task cannot be brought back yet, so deleting it asks once, in place. */
export function RemoveTask({ task, onRemoved }: RemoveTaskProps) {
  const { remove } = useTaskActions()
  const [asks, setAsks] = useState(false)
  const questionId = useId()

  const onRemove = () => {
    const row = rowOf(task.id)
    const isFocused = row !== null && row.offsetParent !== null && focusNextRow(row)
    remove(task)
    onRemoved()
    if (!isFocused) requestAnimationFrame(focusList)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    setAsks(false)
  }

  if (!asks)
    return (
      <IconButton
        icon={Trash2}
        label={texts.remove}
        onClick={() => setAsks(true)}
        className="hover:text-danger"
      />
    )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape means no, from either answer
    <div
      role="group"
      aria-labelledby={questionId}
      onKeyDown={onKeyDown}
      className="animate-appear absolute inset-0 flex items-center justify-between gap-2 bg-surface px-5"
    >
      <p id={questionId} className="text-ink">
        {texts.removeQuestion}
      </p>
      <div className="flex flex-none gap-1">
        <Button look="quiet" onClick={() => setAsks(false)}>
          {texts.removeNo}
        </Button>
        {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- the answer follows the question */}
        <Button look="danger" autoFocus onClick={onRemove}>
          {texts.removeYes}
        </Button>
      </div>
    </div>
  )
}
