import { MAX_TITLE } from '@taskwire/domain'
import { TriangleAlert } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { useToday } from '../../../../shared/dates/use-today.ts'
import { useReplicaValue } from '../../../../shared/replica/replica-context.ts'
import { editingTexts } from '../../../../shared/texts/editing.ts'
import { t } from '../../../../shared/texts/texts.ts'
import { useTaskActions } from '../../data/task-context.ts'
import { CompletionBox } from '../../list/completion-box.tsx'
import { DueLabel } from '../../list/due-label.tsx'
import { AutosaveField } from '../autosave-field.tsx'
import { SubtaskMenu, type SubtaskMenuProps } from './subtask-menu.tsx'

/** A subtask in the panel of its parent. Its title is edited in place, Alt with an arrow key moves it. */
export function SubtaskRow(props: SubtaskMenuProps) {
  const { task, onMove, onOpen } = props
  const { edit, complete } = useTaskActions()
  const today = useToday()
  const onKeyDown = (event: KeyboardEvent) => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return
    event.preventDefault()
    onMove(event.key === 'ArrowUp' ? -1 : 1)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- handles the keys of the controls in it
    <li data-subtask={task.id} className="group flex items-start rounded-md" onKeyDown={onKeyDown}>
      <CompletionBox task={task} onChange={(completed) => complete([task], completed)} />
      <div className="flex min-w-0 grow flex-wrap items-center gap-x-3">
        <AutosaveField
          draft={`${task.id}.title`}
          label={editingTexts().subtasks.title({ title: task.title })}
          value={task.title}
          revision={task.revision}
          onSave={(title, base_revision) =>
            edit([task], { title }, { base_revision, mergeKey: `${task.id} title` })
          }
          max={MAX_TITLE}
          required
          className={`mx-0! w-full! py-2! ${task.completed ? 'text-ink-faint line-through' : ''}`}
        />
        {task.due_date !== null && (
          <span className="me-1 flex-none text-sm text-ink-faint">
            <DueLabel due={task.due_date} today={today} completed={task.completed} hidesDay={false} />
          </span>
        )}
      </div>
      <IssueButton id={task.id} onOpen={onOpen} />
      <SubtaskMenu {...props} />
    </li>
  )
}

/** Opens a subtask with a conflict or a rejected change, where the user decides. */
function IssueButton({ id, onOpen }: { readonly id: string; readonly onOpen: () => void }) {
  const has = useReplicaValue(({ issues }) => issues.some(({ operation }) => operation.input.id === id))
  if (!has) return null
  const label = t().tasks.list.trouble
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onOpen}
      className="grid size-9 flex-none place-content-center rounded-md text-warn hover:bg-hover"
    >
      <TriangleAlert size={16} aria-hidden />
    </button>
  )
}
