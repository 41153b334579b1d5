import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { listOf } from '../../../shared/tasks/list-of.ts'
import { useTaskActions } from '../data/task-context.ts'
import type { PickerProps } from './picker-popup.tsx'
import { LabelPicker } from './label-picker.tsx'
import { ListPicker } from './list-picker.tsx'
import { ReminderPicker } from '../reminders/reminder-picker.tsx'

export type PickerKind = 'list' | 'labels' | 'reminders'

export interface TaskPickerProps extends PickerProps {
  readonly kind: PickerKind
  readonly ids: readonly string[]
}

/** The picker for the list, the labels or the reminders of tasks. It shows changes from elsewhere, too. */
export function TaskPicker({ kind, ids, ...picker }: TaskPickerProps) {
  const { byId } = useReplicaValue(({ tasks }) => tasks)
  const { move, moveToNewList } = useTaskActions()
  const tasks = ids.flatMap((id) => byId.get(id) ?? [])
  if (kind === 'labels') return <LabelPicker tasks={tasks} {...picker} />
  if (kind === 'reminders') return <ReminderPicker tasks={tasks} {...picker} />
  const lists = new Set(tasks.map((task) => listOf(task, byId)))
  return (
    <ListPicker
      {...picker}
      value={lists.size === 1 ? [...lists][0] : undefined}
      onChoose={(list) => {
        if (!(lists.size === 1 && lists.has(list))) move(tasks, list)
      }}
      onCreate={(title) => moveToNewList(tasks, title)}
    />
  )
}
