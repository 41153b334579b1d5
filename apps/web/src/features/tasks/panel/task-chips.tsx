import { Bell, CircleDot, Inbox, Tag } from 'lucide-react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { listOf } from '../../../shared/tasks/list-of.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { reminderTexts } from '../../../shared/texts/reminders.ts'
import { t } from '../../../shared/texts/texts.ts'
import { ChipSelect } from '../../../shared/ui/chip-select.tsx'
import { ColorDot } from '../../../shared/ui/color-dot.tsx'
import { useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { useLabelsOf } from '../data/use-labels.ts'
import { DueButton } from '../due/due-button.tsx'
import { PickerButton } from '../pickers/picker-button.tsx'
import { reminderWords } from '../reminders/reminder-words.ts'
import { RepeatButton } from '../repeat/repeat-button.tsx'
import { PrioritySelect } from '../quick-add/priority-select.tsx'

const statuses = ['pending', 'in_progress', 'completed'] as const

/** The line of chips in a task: date, repeat, reminders, list, labels, priority and status. */
export function TaskChips({ task }: { readonly task: Task }) {
  const { date, edit } = useTaskActions()
  return (
    <div className="flex flex-wrap gap-2">
      <DueButton due={task.due_date} onChange={(change) => date([task], change)} className="button-plain" />
      {task.parent_id === null && (!task.completed || task.recurrence !== null) && (
        <RepeatButton tasks={[task]} className="button-plain max-w-full" />
      )}
      {(!task.completed || task.reminders.length > 0) && <RemindersChip task={task} />}
      <ListChip task={task} />
      <LabelsChip task={task} />
      <PrioritySelect
        value={task.priority}
        onChange={(priority) => edit([task], { priority }, { kind: 'priority' })}
        className="button-plain"
      />
      <ChipSelect
        label={editingTexts().panel.status}
        value={task.status}
        options={statuses.map((status) => ({ value: status, label: t().tasks.status[status] }))}
        onChange={(status) =>
          edit([task], { status }, { kind: status === 'completed' ? 'complete' : 'status' })
        }
        className="button-plain"
      >
        <CircleDot size={16} strokeWidth={1.75} className="flex-none" aria-hidden />
        <span aria-hidden>{t().tasks.status[task.status]}</span>
      </ChipSelect>
    </div>
  )
}

function RemindersChip({ task: { id, reminders } }: { readonly task: Task }) {
  const today = useToday()
  const texts = reminderTexts()
  const words = reminders.map((reminder) => reminderWords(reminder, today))
  return (
    <PickerButton
      kind="reminders"
      ids={[id]}
      aria-label={words.length === 0 ? texts.none : texts.button({ reminders: words.join(', ') })}
      title={words.join('\n')}
      className="button-plain max-w-full"
    >
      <Bell size={16} strokeWidth={1.75} className="flex-none" aria-hidden />
      <span className="truncate">
        {words.length === 0
          ? texts.none
          : words.length === 1
            ? words[0]
            : texts.count({ count: words.length })}
      </span>
    </PickerButton>
  )
}

function ListChip({ task }: { readonly task: Task }) {
  const list = useReplicaValue(({ tasks, lists }) => {
    const id = listOf(task, tasks.byId)
    return id === null ? undefined : lists.byId.get(id)
  })
  const name = list?.title ?? t().tasks.views.inbox
  return (
    <PickerButton
      kind="list"
      ids={[task.id]}
      aria-label={t().tasks.listButton({ name })}
      className="button-plain max-w-full"
    >
      {list === undefined ? (
        <Inbox size={16} strokeWidth={1.75} className="flex-none" aria-hidden />
      ) : (
        <ColorDot color={list.color} />
      )}
      <span dir="auto" className="truncate">
        {name}
      </span>
    </PickerButton>
  )
}

function LabelsChip({ task }: { readonly task: Task }) {
  const labels = useLabelsOf(task)
  const names = labels.map(({ name }) => name).join(', ')
  const label = names === '' ? t().tasks.addLabels : t().tasks.labelsButton({ names })
  return (
    <PickerButton
      kind="labels"
      ids={[task.id]}
      aria-label={label}
      className="button-plain h-auto max-w-full flex-wrap justify-start! gap-y-0.5! py-1"
    >
      {labels.length === 0 ? (
        <>
          <Tag size={16} strokeWidth={1.75} className="flex-none" aria-hidden />
          {label}
        </>
      ) : (
        labels.map(({ id, name, color }) => (
          <span key={id} className="inline-flex max-w-full min-w-0 items-center gap-1.5">
            <Tag
              size={14}
              strokeWidth={1.75}
              data-color={color ?? undefined}
              className="color-tint flex-none"
              aria-hidden
            />
            <span dir="auto" className="truncate">
              {name}
            </span>
          </span>
        ))
      )}
    </PickerButton>
  )
}
