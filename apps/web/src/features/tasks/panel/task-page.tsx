import { useNavigate } from '@tanstack/react-router'
import { ArrowLeft } from 'lucide-react'
import { useCommands } from '../../../shared/commands/command-registry.ts'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { useTaskActions } from '../data/task-context.ts'
import { openDuePicker } from '../due/open-due-picker.ts'
import { pressPickerButton } from '../pickers/picker-button.tsx'
import { TaskDetails } from './task-details.tsx'
import { MissingTask } from './missing-task.tsx'

/** A task on its own page, `/task/<id>`. */
export function TaskPage({ id }: { readonly id: string }) {
  const task = useReplicaValue(({ tasks }) => tasks.byId.get(id))
  const isComplete = useReplicaValue(({ isComplete }) => isComplete)
  const { remove, complete } = useTaskActions()
  const navigate = useNavigate()
  const texts = editingTexts().panel
  const leave = () => void navigate({ to: '/', search: { view: 'all' } })
  const onRemove = () => {
    if (task === undefined) return false
    leave()
    remove([task])
    return true
  }
  useCommands({
    back: leave,
    delete: onRemove,
    due: openDuePicker,
    'move-to-list': () => pressPickerButton('list'),
    labels: () => pressPickerButton('labels'),
    remind: () => pressPickerButton('reminders'),
    complete: () => {
      if (task === undefined) return false
      complete([task], !task.completed)
      return true
    },
  })
  if (task === undefined && !isComplete) return null
  return (
    <article
      aria-label={task ? texts.label({ title: task.title }) : texts.goneTitle}
      className="-mx-5 -mt-4 flex flex-col"
    >
      <title>{`${task?.title ?? texts.goneTitle} · Taskwire`}</title>
      <div className="p-2">
        <IconButton icon={ArrowLeft} label={texts.back} onClick={leave} className="rtl:-scale-x-100" />
      </div>
      {task ? (
        <TaskDetails
          key={id}
          task={task}
          onOpen={(other) => void navigate({ to: '/task/$id', params: { id: other } })}
          onRemove={onRemove}
        />
      ) : (
        <MissingTask id={id} />
      )}
    </article>
  )
}
