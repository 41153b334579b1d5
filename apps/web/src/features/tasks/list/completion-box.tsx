import { t } from '../../../shared/texts/texts.ts'
import type { Task } from '../data/task.ts'

interface CompletionBoxProps {
  readonly task: Task
  readonly onChange: (completed: boolean) => void
  /** -1 in the list, where the row is the only tab stop. */
  readonly tabIndex?: number
}

/** The task's checkbox. Its hit area is larger than the visible circle. */
export function CompletionBox({ task, onChange, tabIndex }: CompletionBoxProps) {
  return (
    <label
      data-priority={task.priority}
      className="check-label relative z-10 grid size-9 flex-none cursor-pointer place-content-center"
    >
      <input
        type="checkbox"
        className="check"
        tabIndex={tabIndex}
        data-begun={task.status === 'in_progress'}
        checked={task.completed}
        aria-label={t().tasks.list.complete({ title: task.title })}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  )
}
