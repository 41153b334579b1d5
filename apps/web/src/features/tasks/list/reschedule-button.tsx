import { t } from '../../../shared/texts/texts.ts'
import { useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { DueButton } from '../due/due-button.tsx'

/** Sets one date for all open tasks of a section, as one undo step. */
export function RescheduleButton({ tasks }: { readonly tasks: readonly Task[] }) {
  const actions = useTaskActions()
  return (
    <DueButton
      due={null}
      label={t().tasks.list.reschedule}
      onChange={(change) =>
        actions.date(
          tasks.filter(({ completed }) => !completed),
          change,
        )
      }
      className="button-quiet -my-2 text-sm font-normal"
    />
  )
}
