import type { Task } from '../data/task-change.ts'
import { taskTexts } from '../texts.ts'

interface CompletionBoxProps {
  readonly task: Task
  readonly onChange: (completed: boolean) => void
}

/** The target is larger than the circle. */
export function CompletionBox({ task, onChange }: CompletionBoxProps) {
  return (
    <label className="relative z-10 grid size-9 flex-none cursor-pointer place-content-center">
      <input
        type="checkbox"
        className="check"
        data-begun={task.status === 'in_progress'}
        checked={task.completed}
        aria-label={taskTexts.row.complete(task.title)}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  )
}
