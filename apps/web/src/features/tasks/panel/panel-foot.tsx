import { formatMoment } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import type { Task } from '../data/task-change.ts'
import { usePendingChanges } from '../data/use-tasks.ts'
import { taskTexts } from '../texts.ts'
import { RemoveTask } from './remove-task.tsx'

const texts = taskTexts.panel

interface PanelFootProps {
  readonly task: Task
  readonly hasTrouble: boolean
  readonly onRemoved: () => void
}

/** When things happened, whether they are stored, and the way to be rid of the task. */
export function PanelFoot({ task, hasTrouble, onRemoved }: PanelFootProps) {
  const today = useToday()
  const isPending = usePendingChanges().some(({ id }) => id === task.id)
  return (
    <footer className="sticky bottom-14 border-t border-line bg-surface px-5 py-3 md:bottom-0 text-sm text-ink-faint">
      <div className="flex items-center justify-between gap-3">
        <p>
          {task.completed_at === null
            ? texts.added(formatMoment(task.created_at, today))
            : texts.completed(formatMoment(task.completed_at, today))}
          <span className="mx-1.5" aria-hidden>
            ·
          </span>
          {isPending ? (
            <span className="animate-after-wait">{texts.saving}</span>
          ) : hasTrouble ? (
            <span className="text-danger">{texts.notSaved}</span>
          ) : (
            texts.saved
          )}
        </p>
        <RemoveTask task={task} onRemoved={onRemoved} />
      </div>
    </footer>
  )
}
