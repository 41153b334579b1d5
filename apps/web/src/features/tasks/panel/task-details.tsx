import { Segments } from '../../../shared/ui/segments.tsx'
import type { Task } from '../data/task-change.ts'
import { useTaskActions } from '../data/use-task-actions.ts'
import { DueButton } from '../due/due-button.tsx'
import { CompletionBox } from '../list/completion-box.tsx'
import { taskTexts } from '../texts.ts'
import { AutosaveField } from './autosave-field.tsx'
import { priorityOptions, statusOptions } from './options.ts'
import { PanelFoot } from './panel-foot.tsx'
import { SaveTrouble } from './save-trouble.tsx'
import { useTaskEdit } from './use-task-edit.ts'

const texts = taskTexts.panel

interface TaskDetailsProps {
  readonly task: Task
  readonly onRemoved: () => void
}

export function TaskDetails({ task: stored, onRemoved }: TaskDetailsProps) {
  const { complete } = useTaskActions()
  const { task, trouble, save } = useTaskEdit(stored)
  const issueOf = (field: string) => {
    const message = trouble?.failure.issues[field]
    return message === undefined ? undefined : `${taskTexts.issue(field, message)}.`
  }
  return (
    <>
      <div className="flex grow flex-col gap-6 px-5 pb-6">
        <div className="-ms-1.5 flex items-start gap-2">
          <CompletionBox task={stored} onChange={(completed) => complete(stored, completed)} />
          <AutosaveField
            label={texts.title}
            value={task.title}
            onSave={(title) => save({ title })}
            error={issueOf('title')}
            required
            className="py-1! text-lg font-semibold tracking-tight"
          />
        </div>
        {trouble && <SaveTrouble trouble={trouble} />}
        <Segments
          legend={texts.status}
          value={task.status}
          options={statusOptions}
          onChange={(status) => save({ status })}
        />
        <Segments
          legend={texts.priority}
          value={task.priority}
          options={priorityOptions}
          onChange={(priority) => save({ priority })}
        />
        <div>
          <p className="mb-1.5 text-sm text-ink-soft">{texts.due}</p>
          <DueButton
            due={task.due_date}
            onChange={(due_date) => save({ due_date })}
            className="button-plain"
          />
        </div>
        <div className="flex flex-col">
          <p className="mb-1 text-sm text-ink-soft" aria-hidden>
            {texts.notes}
          </p>
          <AutosaveField
            label={texts.notes}
            value={task.description ?? ''}
            onSave={(text) => save({ description: text === '' ? null : text })}
            error={issueOf('description')}
            multiline
            placeholder={texts.notesPlaceholder}
            className="min-h-28"
          />
        </div>
      </div>
      <PanelFoot task={stored} hasTrouble={trouble !== undefined} onRemoved={onRemoved} />
    </>
  )
}
