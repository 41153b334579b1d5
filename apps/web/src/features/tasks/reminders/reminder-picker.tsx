import { MAX_REMINDERS, type Reminder } from '@taskwire/domain'
import { Check, Minus } from 'lucide-react'
import { useEffect, useRef, type Ref } from 'react'
import { dueDay, hasTime } from '../../../shared/dates/day.ts'
import { formatDue, formatTime } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { reminderTexts } from '../../../shared/texts/reminders.ts'
import { useNotify, useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { PickerPopup, type PickerProps } from '../pickers/picker-popup.tsx'
import { DevicePrompt } from './device-prompt.tsx'
import { MomentForm } from './moment-form.tsx'
import { reminderChoices, withoutReminder, withReminder, type ReminderChoice } from './reminder-choices.ts'
import { reminderMoment, reminderWords } from './reminder-words.ts'

interface ReminderPickerProps extends PickerProps {
  readonly tasks: readonly Task[]
}

/** Sets the reminders of tasks. It stays open, so that several choices can follow each other. */
export function ReminderPicker({ tasks, anchor, takeTyped, onClose }: ReminderPickerProps) {
  const { perform } = useTaskActions()
  const notify = useNotify()
  const texts = reminderTexts()
  const first = useRef<HTMLButtonElement>(null)
  const [only] = tasks.length === 1 ? tasks : []
  // Keys that were pressed while the picker loaded mean nothing here.
  useEffect(() => void takeTyped?.(), [takeTyped])

  const change = (remindersOf: (task: Task) => readonly Reminder[] | undefined) =>
    perform(
      { kind: 'reminder', title: tasks[0]?.title ?? '' },
      tasks.flatMap((task) => {
        const reminders = remindersOf(task)
        return reminders === undefined
          ? []
          : [{ entity: 'task', kind: 'update', id: task.id, patch: { reminders } } as const]
      }),
    )
  const add = (reminder: Reminder) => {
    const isFull = (task: Task) =>
      task.reminders.length >= MAX_REMINDERS && withoutReminder(task, reminder) === undefined
    if (tasks.some(isFull)) notify(texts.full({ max: MAX_REMINDERS }))
    else change((task) => withReminder(task, reminder))
  }
  const toggle = ({ reminder, share }: ReminderChoice) => {
    if (share === 'all') change((task) => withoutReminder(task, reminder))
    else add(reminder)
  }
  return (
    <PickerPopup
      anchor={anchor}
      onClose={onClose}
      label={texts.label}
      initialFocus={first}
      className="max-h-(--available-height) w-80 overflow-y-auto p-1.5"
    >
      <ul>
        {reminderChoices(tasks).map((choice, index) => (
          <li key={choice.key}>
            <Choice
              ref={index === 0 ? first : undefined}
              choice={choice}
              due={only?.due_date ?? null}
              onPress={() => toggle(choice)}
            />
          </li>
        ))}
      </ul>
      <DueHint tasks={tasks} />
      <MomentForm onAdd={(at) => add({ at })} />
      {tasks.some(({ reminders }) => reminders.length > 0) && <DevicePrompt />}
    </PickerPopup>
  )
}

interface ChoiceProps {
  readonly choice: ReminderChoice
  readonly due: string | null
  readonly onPress: () => void
  readonly ref?: Ref<HTMLButtonElement> | undefined
}

const pressedOf = { all: true, some: 'mixed', none: false } as const

function Choice({ choice: { reminder, share }, due, onPress, ref }: ChoiceProps) {
  const today = useToday()
  const moment = 'at' in reminder ? undefined : reminderMoment(reminder, due)
  const Icon = share === 'some' ? Minus : Check
  return (
    <button
      ref={ref}
      type="button"
      aria-pressed={pressedOf[share]}
      onClick={onPress}
      className="flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 text-start hover:bg-hover pointer-coarse:min-h-11"
    >
      <Icon
        size={16}
        strokeWidth={2}
        className={`flex-none text-accent ${share === 'none' ? 'invisible' : ''}`}
        aria-hidden
      />
      <span className="grow">{reminderWords(reminder, today)}</span>
      {moment !== undefined && due !== null && (
        <span className="text-sm whitespace-nowrap text-ink-faint">
          {dueDay(moment) === dueDay(due) ? formatTime(moment) : formatDue(moment, today)}
        </span>
      )}
    </button>
  )
}

/** Tells what the choices count from when the date alone doesn't. */
function DueHint({ tasks }: { readonly tasks: readonly Task[] }) {
  const texts = reminderTexts()
  const isUndated = tasks.some(({ due_date }) => due_date === null)
  const isDay = tasks.some(({ due_date }) => due_date !== null && !hasTime(due_date))
  if (!isUndated && !isDay) return null
  return (
    <p className="px-2.5 pt-1 pb-2 text-sm text-ink-soft">{isUndated ? texts.undated : texts.wholeDay}</p>
  )
}
