import { Popover } from '@base-ui/react/popover'
import { Check } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { dueDay, type Day } from '../../../shared/dates/day.ts'
import { applyDueChange } from '../../../shared/dates/due-change.ts'
import { formatDue } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { fetchReader } from '../quick-add/use-reader.ts'
import type { Repeat } from './read-repeat.ts'
import { repeatChoices, type RepeatChoice } from './repeat-choices.ts'
import { RepeatForm, type RepeatFormHandle } from './repeat-form.tsx'
import { RepeatTrigger } from './repeat-trigger.tsx'
import { repeatWords } from './repeat-words.ts'
import { useSkip } from './use-skip.ts'

export interface RepeatMenuProps {
  readonly task: Task
  readonly className?: string
}

/** The repeat button with its menu. The first press mounts it, so it starts open. */
export function RepeatMenu({ task, className }: RepeatMenuProps) {
  const [isOpen, setOpen] = useState(true)
  const first = useRef<HTMLInputElement>(null)
  const form = useRef<RepeatFormHandle>(null)
  const { edit } = useTaskActions()
  const today = useToday()
  const skipped = useSkip(task)
  const texts = editingTexts().repeat
  const { recurrence, due_date } = task

  const close = () => setOpen(false)
  const choose = (repeat: Repeat | null) => {
    close()
    if (repeat === null) {
      if (recurrence !== null) edit([task], { recurrence: null }, { kind: 'repeat' })
      return
    }
    const { rule, from } = repeat.recurrence
    const isSame = recurrence?.rule === rule && recurrence.from === from
    if (isSame && repeat.due_date === due_date) return
    const moved = repeat.due_date !== due_date && { due_date: repeat.due_date }
    edit([task], { recurrence: repeat.recurrence, ...moved }, { kind: 'repeat' })
  }
  const onOpenChange = (opens: boolean, { reason }: { readonly reason: string }) => {
    if (opens) setOpen(true)
    // Escape discards the text. A press outside saves it, and a text that can't be read keeps the menu open.
    else if (reason === 'escape-key') close()
    else form.current?.save()
  }

  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger render={<RepeatTrigger recurrence={recurrence} className={className} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={texts.label}
            // On a touch screen a focused text field would open the keyboard, which covers the menu.
            initialFocus={() => (matchMedia('(pointer: coarse)').matches ? true : first.current)}
            className="animate-settle max-h-(--available-height) w-80 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg bg-raised p-1.5 shadow-popup"
          >
            <RepeatForm
              due={due_date}
              ref={form}
              first={first}
              onChoose={(repeat) => (repeat === undefined ? close() : choose(repeat))}
            />
            <ul className="border-t border-line pt-1.5">
              <Choice isChosen={recurrence === null} onChoose={() => choose(null)}>
                {texts.none}
              </Choice>
              {repeatChoices(due_date === null ? today : dueDay(due_date)).map((choice) => (
                <Choice
                  key={choice.rule}
                  isChosen={recurrence?.rule === choice.rule && recurrence.from === 'due'}
                  onChoose={() => void repeatOf(choice, due_date).then(choose)}
                >
                  {repeatWords({ rule: choice.rule, from: 'due' })}
                </Choice>
              ))}
            </ul>
            {skipped !== undefined && (
              <button
                type="button"
                onClick={() => {
                  close()
                  edit([task], skipOf(skipped, task), { kind: 'date' })
                }}
                className="mt-1.5 flex min-h-9 w-full items-center justify-between gap-3 rounded-md px-2.5 text-start hover:bg-hover pointer-coarse:min-h-11"
              >
                {texts.skip}
                <span className="text-sm text-ink-faint">{formatDue(skipped.due_date, today)}</span>
              </button>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface ChoiceProps {
  readonly isChosen: boolean
  readonly onChoose: () => void
  readonly children: ReactNode
}

function Choice({ isChosen, onChoose, children }: ChoiceProps) {
  return (
    <li>
      <button
        type="button"
        aria-pressed={isChosen}
        onClick={onChoose}
        className="flex min-h-9 w-full items-center justify-between gap-3 rounded-md px-2.5 text-start hover:bg-hover pointer-coarse:min-h-11"
      >
        {children}
        {isChosen && <Check size={16} strokeWidth={2} className="flex-none text-accent" aria-hidden />}
      </button>
    </li>
  )
}

/** Starts a rule on the task's due date if that fits, else on the rule's first day, with the same time. */
async function repeatOf({ rule, first }: RepeatChoice, due: string | null): Promise<Repeat> {
  // Without a zone the service takes that of the profile.
  const time_zone = (await fetchReader())?.supportedTimeZone()
  return { recurrence: { rule, from: 'due', ...(time_zone && { time_zone }) }, due_date: onDay(first, due) }
}

function onDay(day: Day, due: string | null): string {
  return due !== null && dueDay(due) === day ? due : (applyDueChange(due, { day }) ?? day)
}

/** Counted from completion, a skipped occurrence moves the start of the rule, too. */
function skipOf({ due_date, recurrence }: ReturnType<typeof useSkip> & object, task: Task) {
  return { due_date, ...(recurrence?.start !== task.recurrence?.start && { recurrence }) }
}
