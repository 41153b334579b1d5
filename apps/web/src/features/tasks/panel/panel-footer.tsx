import { Trash2 } from 'lucide-react'
import { formatMoment } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import type { Task } from '../data/task.ts'
import { SaveState, type SaveStateProps } from './save-state.tsx'

interface PanelFooterProps extends Omit<SaveStateProps, 'id'> {
  readonly task: Task
  readonly onRemove: () => void
}

/** Shows when the task was added or completed, its save state, and the delete button. */
export function PanelFooter({ task, onRemove, ...state }: PanelFooterProps) {
  const today = useToday()
  const texts = editingTexts().panel
  return (
    <footer className="sticky bottom-14 z-20 border-t border-line bg-surface px-5 py-3 text-sm text-ink-faint md:bottom-0">
      <div className="flex items-center justify-between gap-3">
        <p>
          {task.completed_at === null
            ? texts.added({ moment: formatMoment(task.created_at, today) })
            : texts.completed({ moment: formatMoment(task.completed_at, today) })}
          <span className="mx-1.5" aria-hidden>
            ·
          </span>
          <SaveState {...state} id={task.id} />
        </p>
        <IconButton icon={Trash2} label={texts.remove} onClick={onRemove} className="hover:text-danger" />
      </div>
    </footer>
  )
}
