import { t } from '../../../shared/texts/texts.ts'
import { useListFocus, useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { DueButton } from '../due/due-button.tsx'

/** Sets one date for all open tasks of a section, as one undo step. */
export function RescheduleButton({ tasks }: { readonly tasks: readonly Task[] }) {
  const actions = useTaskActions()
  const focus = useListFocus()
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
      // The section disappears with its last task, and its button with the focus.
      onClose={() => focus.returnFocus()}
      className="button-quiet -my-2 text-sm font-normal"
    />
  )
}
