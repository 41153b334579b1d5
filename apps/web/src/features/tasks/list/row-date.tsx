import { lazy, Suspense } from 'react'
import type { DueChange } from '../../../shared/dates/due-change.ts'
import type { Task } from '../data/task.ts'
import { loadDuePicker } from '../due/load-due-picker.ts'

const DuePicker = lazy(() => loadDuePicker().then((Picker) => ({ default: Picker })))

interface RowDateProps {
  readonly task: Task
  readonly onChange: (change: DueChange) => void
  readonly onClose: () => void
}

/** The due picker in a row. It starts open. */
export function RowDate({ task, onChange, onClose }: RowDateProps) {
  return (
    <Suspense>
      <DuePicker
        due={task.due_date}
        onChange={onChange}
        onClose={onClose}
        className="button-plain relative z-10 -my-2"
      />
    </Suspense>
  )
}
