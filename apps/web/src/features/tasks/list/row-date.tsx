import type { DueChange } from '../../../shared/dates/due-change.ts'
import { optionalPart } from '../../../shared/ui/optional-part.tsx'
import type { Task } from '../data/task.ts'
import { loadDuePicker } from '../due/load-due-picker.ts'

const DuePicker = optionalPart(loadDuePicker)

interface RowDateProps {
  readonly task: Task
  readonly onChange: (change: DueChange) => void
  readonly onClose: () => void
}

/** The due picker in a row. It starts open. */
export function RowDate({ task, onChange, onClose }: RowDateProps) {
  return (
    <DuePicker
      due={task.due_date}
      onChange={onChange}
      onClose={onClose}
      className="button-plain relative z-10 -my-2"
    />
  )
}
