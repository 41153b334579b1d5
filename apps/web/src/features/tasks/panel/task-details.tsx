import { t } from '../../../shared/texts/texts.ts'
import { Segments } from '../../../shared/ui/segments.tsx'
import { useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { DueButton } from '../due/due-button.tsx'
import { CompletionBox } from '../list/completion-box.tsx'
import { AutosaveField } from './autosave-field.tsx'
import { priorityOptions, statusOptions } from './options.ts'
import { PanelFoot } from './panel-foot.tsx'
import { TaskTrouble } from './task-trouble.tsx'

interface TaskDetailsProps {
  readonly task: Task
  readonly onRemove: () => void
}

export function TaskDetails({ task, onRemove }: TaskDetailsProps) {
  const { edit, date, complete } = useTaskActions()
  const texts = t().tasks.panel
  const saveText = (field: 'title' | 'description') => (text: string, base_revision: number | undefined) =>
    edit(
      [task],
      { [field]: field === 'description' && text === '' ? null : text },
      { base_revision, joins: `${task.id} ${field}` },
    )
  return (
    <>
      <div className="flex grow flex-col gap-6 px-5 pb-6">
        <div className="-ms-1.5 flex items-start gap-2">
          <CompletionBox task={task} onChange={(completed) => complete([task], completed)} />
          <AutosaveField
            draft={`${task.id}.title`}
            label={texts.title}
            value={task.title}
            revision={task.revision}
            onSave={saveText('title')}
            required
            className="py-1! text-lg font-semibold tracking-tight"
          />
        </div>
        <TaskTrouble id={task.id} />
        <Segments
          legend={texts.status}
          value={task.status}
          options={statusOptions()}
          onChange={(status) => edit([task], { status })}
        />
        <Segments
          legend={texts.priority}
          value={task.priority}
          options={priorityOptions()}
          onChange={(priority) => edit([task], { priority }, { deed: 'priority' })}
        />
        <div>
          <p className="mb-1.5 text-sm text-ink-soft">{t().tasks.due.label}</p>
          <DueButton
            due={task.due_date}
            onChange={(change) => date([task], change)}
            className="button-plain"
          />
        </div>
        <div className="flex flex-col">
          <p className="mb-1 text-sm text-ink-soft" aria-hidden>
            {texts.notes}
          </p>
          <AutosaveField
            draft={`${task.id}.notes`}
            label={texts.notes}
            value={task.description ?? ''}
            revision={task.revision}
            onSave={saveText('description')}
            multiline
            placeholder={texts.notesPlaceholder}
            className="min-h-28"
          />
        </div>
      </div>
      <PanelFoot task={task} onRemove={onRemove} />
    </>
  )
}
