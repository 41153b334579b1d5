import { Popover } from '@base-ui/react/popover'
import type { Recurrence } from '@taskwire/domain'
import { Check } from 'lucide-react'
import { useRef, useState, type ReactNode } from 'react'
import { dueDay, type Day } from '../../../shared/dates/day.ts'
import { formatDue } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import type { Edit } from '../data/edit.ts'
import { useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'
import { fetchReader } from '../quick-add/use-reader.ts'
import type { Repeat } from './read-repeat.ts'
import { repeatChoices } from './repeat-choices.ts'
import { firstOfAnyDay, repeatEdits, rulesOfAnyDay, startOn } from './repeat-edits.ts'
import { RepeatForm, type RepeatFormHandle } from './repeat-form.tsx'
import { RepeatTrigger } from './repeat-trigger.tsx'
import { repeatWords } from './repeat-words.ts'
import { useSkip } from './use-skip.ts'

export interface RepeatMenuProps {
  /** Open tasks without a parent. */
  readonly tasks: readonly Task[]
  /** Shows only the icon. */
  readonly isIcon?: boolean
  readonly className?: string
}

/** The repeat button with its menu. The first press mounts it, so it starts open. */
export function RepeatMenu({ tasks, isIcon, className }: RepeatMenuProps) {
  const [isOpen, setOpen] = useState(true)
  const first = useRef<HTMLInputElement>(null)
  const form = useRef<RepeatFormHandle>(null)
  const { edit, perform } = useTaskActions()
  const today = useToday()
  const recurrence = commonRecurrence(tasks)
  const due = commonDue(tasks)
  const [isFromCompletion, setFromCompletion] = useState(recurrence?.from === 'completion')
  const single = tasks.length === 1 ? tasks[0] : undefined
  const skipped = useSkip(single)
  const texts = editingTexts().repeat
  const from = isFromCompletion ? 'completion' : 'due'

  const close = () => setOpen(false)
  const apply = (repeatFor: Parameters<typeof repeatEdits>[1]) =>
    perform({ kind: 'repeat', title: tasks[0]?.title ?? '' }, repeatEdits(tasks, repeatFor))
  const chooseRule = async (rule: string, firstOn: (day: Day) => Day) => {
    close()
    // Without a zone the service takes that of the profile.
    const time_zone = (await fetchReader())?.supportedTimeZone()
    apply((of) => ({
      recurrence: { rule, from, ...(time_zone && { time_zone }) },
      due_date: startOn(firstOn(of === null ? today : dueDay(of)), of),
    }))
  }
  const chooseText = (repeatFor: ((of: string | null) => Repeat | undefined) | undefined) => {
    close()
    if (repeatFor !== undefined) apply((of) => withOrigin(repeatFor(of), isFromCompletion))
  }
  const switchOrigin = (isOn: boolean) => {
    setFromCompletion(isOn)
    const repeating = tasks.flatMap(({ id, recurrence: own }): readonly Edit[] => {
      if (own === null || (own.from === 'completion') === isOn) return []
      const { rule, time_zone } = own
      const changed = { rule, time_zone, from: isOn ? ('completion' as const) : ('due' as const) }
      return [{ entity: 'task', kind: 'update', id, patch: { recurrence: changed } }]
    })
    perform({ kind: 'repeat', title: tasks[0]?.title ?? '' }, repeating)
  }
  const onOpenChange = (opens: boolean, { reason }: { readonly reason: string }) => {
    if (opens) setOpen(true)
    // Escape discards the text. A press outside saves it, and a text that can't be read keeps the menu open.
    else if (reason === 'escape-key') close()
    else form.current?.save()
  }

  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger
        render={<RepeatTrigger recurrence={recurrence ?? null} isIcon={isIcon} className={className} />}
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={texts.label}
            // On a touch screen a focused text field would open the keyboard, which covers the menu.
            initialFocus={() => (matchMedia('(pointer: coarse)').matches ? true : first.current)}
            className="animate-settle max-h-(--available-height) w-80 max-w-[calc(100vw-1rem)] overflow-y-auto rounded-lg bg-raised p-1.5 shadow-popup"
          >
            <RepeatForm
              due={due ?? null}
              isFromCompletion={isFromCompletion}
              ref={form}
              first={first}
              onChoose={chooseText}
            />
            <ul className="border-y border-line py-1.5">
              <Choice
                isChosen={recurrence === null}
                onChoose={() => {
                  close()
                  apply(() => null)
                }}
              >
                {texts.none}
              </Choice>
              {choicesFor(due, today).map(({ rule, firstOn }) => (
                <Choice
                  key={rule}
                  isChosen={recurrence?.rule === rule}
                  onChoose={() => void chooseRule(rule, firstOn)}
                >
                  {repeatWords({ rule, from: 'due' })}
                </Choice>
              ))}
            </ul>
            <label className="mt-1.5 flex min-h-9 items-center gap-3 rounded-md px-2.5 py-1.5 hover:bg-hover pointer-coarse:min-h-11">
              <span className="grow">
                {texts.afterCompletion}
                <span className="block text-sm text-ink-soft">{texts.afterCompletionHint}</span>
              </span>
              <input
                type="checkbox"
                checked={isFromCompletion}
                onChange={(event) => switchOrigin(event.target.checked)}
                className="size-4 flex-none accent-accent"
              />
            </label>
            {skipped !== undefined && single !== undefined && (
              <button
                type="button"
                onClick={() => {
                  close()
                  edit([single], skipOf(skipped, single), { kind: 'date' })
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

/** The rules on offer. Tasks of different days get rules without a weekday or a day of the month. */
function choicesFor(due: string | null | undefined, today: Day) {
  if (due === undefined)
    return rulesOfAnyDay.map((rule) => ({ rule, firstOn: (day: Day) => firstOfAnyDay(rule, day) }))
  return repeatChoices(due === null ? today : dueDay(due)).map(({ rule, first }) => ({
    rule,
    firstOn: () => first,
  }))
}

/** Returns the recurrence that all tasks have; null when none repeats, undefined when they differ. */
function commonRecurrence(tasks: readonly Task[]): Recurrence | null | undefined {
  const [one = null, ...others] = tasks.map(({ recurrence }) => recurrence)
  const isSame = (other: Recurrence | null) => other?.rule === one?.rule && other?.from === one?.from
  return others.every(isSame) ? one : undefined
}

/** Returns the due date if all tasks are due on one day; undefined when they differ. */
function commonDue(tasks: readonly Task[]): string | null | undefined {
  const [one = null, ...others] = tasks.map(({ due_date }) => due_date)
  const dayOf = (due: string | null) => (due === null ? '' : dueDay(due))
  return others.every((other) => dayOf(other) === dayOf(one)) ? one : undefined
}

function withOrigin(repeat: Repeat | undefined, isFromCompletion: boolean): Repeat | undefined {
  if (repeat === undefined || !isFromCompletion) return repeat
  return { ...repeat, recurrence: { ...repeat.recurrence, from: 'completion' } }
}

/** Counted from completion, a skipped occurrence moves the start of the rule, too. */
function skipOf({ due_date, recurrence }: ReturnType<typeof useSkip> & object, task: Task) {
  return { due_date, ...(recurrence?.start !== task.recurrence?.start && { recurrence }) }
}
