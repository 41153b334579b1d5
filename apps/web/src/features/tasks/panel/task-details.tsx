import { MAX_DESCRIPTION, MAX_TITLE } from '@taskwire/domain'
import { useState } from 'react'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { CompletionBox } from '../list/completion-box.tsx'
import { AutosaveField } from './autosave-field.tsx'
import { TaskChips } from './task-chips.tsx'
import { NotesView } from './notes/notes-view.tsx'
import { endOfLine } from './notes/tick-item.ts'
import { PanelFooter } from './panel-footer.tsx'
import { ParentLink } from './parent-link.tsx'
import { SubtaskList } from './subtasks/subtask-list.tsx'
import { useConflict, useConflictActions } from './use-conflict.ts'
import { TaskIssueNotice } from './task-issue-notice.tsx'

interface TaskDetailsProps {
  readonly task: Task
  /** Opens a subtask, or the parent of this one. */
  readonly onOpen: (id: string) => void
  readonly onRemove: () => void
}

export function TaskDetails({ task, onOpen, onRemove }: TaskDetailsProps) {
  const { edit, complete } = useTaskActions()
  const conflict = useConflict(task)
  const decision = useConflictActions(task, conflict)
  const [isTitleUnsaved, setTitleUnsaved] = useState(false)
  const [areNotesUnsaved, setNotesUnsaved] = useState(false)
  const texts = editingTexts().panel
  /** Returns the props of a text field: this device's text, how to save it, and its conflict. */
  const textOf = (field: 'title' | 'description') => {
    const patchOf = (text: string) => ({ [field]: field === 'description' && text === '' ? null : text })
    const shared = { revision: task.revision }
    const mine = conflict?.mine[field]
    if (conflict === undefined || mine === undefined)
      return {
        ...shared,
        value: task[field] ?? '',
        onSave: (text: string, base_revision: number | undefined) =>
          edit([task], patchOf(text), { base_revision, mergeKey: `${task.id} ${field}` }),
      }
    return {
      ...shared,
      value: mine ?? '',
      onSave: (text: string) => decision.reword(patchOf(text)),
      conflict: {
        other: conflict.theirs[field] ?? '',
        at: conflict.theirs.updated_at,
        onMine: (text: string) => decision.keepMine(patchOf(text)),
        onTheirs: (text: string) => decision.keepTheirs(patchOf(text)),
      },
    }
  }
  return (
    <>
      <div className="flex grow flex-col gap-6 px-5 pb-6">
        {task.parent_id !== null && <ParentLink id={task.parent_id} onOpen={onOpen} />}
        <div className="-ms-1.5 flex items-start gap-2">
          <CompletionBox task={task} onChange={(completed) => complete([task], completed)} />
          <AutosaveField
            draft={`${task.id}.title`}
            label={texts.title}
            {...textOf('title')}
            max={MAX_TITLE}
            onUnsaved={setTitleUnsaved}
            required
            className="py-1! text-lg font-semibold tracking-tight"
          />
        </div>
        <TaskIssueNotice id={task.id} />
        <TaskChips task={task} />
        <div className="flex flex-col">
          <p className="mb-1 text-sm text-ink-soft" aria-hidden>
            {texts.notes}
          </p>
          <AutosaveField
            draft={`${task.id}.notes`}
            label={texts.notes}
            {...textOf('description')}
            max={MAX_DESCRIPTION}
            onUnsaved={setNotesUnsaved}
            multiline
            placeholder={texts.notesPlaceholder}
            className="min-h-28"
            view={(notes, editAt) => (
              <NotesView
                notes={notes}
                onEdit={(line) => editAt(endOfLine(notes, line))}
                onChange={(description) => edit([task], { description })}
              />
            )}
          />
        </div>
        {task.parent_id === null && <SubtaskList task={task} onOpen={onOpen} />}
      </div>
      <PanelFooter
        task={task}
        isUnsaved={isTitleUnsaved || areNotesUnsaved}
        isUndecided={conflict !== undefined}
        onRemove={onRemove}
      />
    </>
  )
}
