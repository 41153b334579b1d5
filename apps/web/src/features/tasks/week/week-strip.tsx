import { useDeferredValue, useMemo } from 'react'
import { dueDay, type Day } from '../../../shared/dates/day.ts'
import { formatLongDay, formatWeekday } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { listPartTexts } from '../../../shared/texts/list-parts.ts'
import { useListFocus } from '../data/task-context.ts'
import { viewRules } from '../list/select-view.ts'
import { useVisibleTasks } from '../list/use-visible-tasks.ts'
import { useViewOptions } from '../list/view-options.ts'
import { countDays } from './count-days.ts'

/** The seven days after today with their open tasks. Tasks can be dropped on every day, also on one without a section in the list. */
export function WeekStrip() {
  const today = useToday()
  // The counts may follow a frame later: the list comes first.
  const tasks = useDeferredValue(useVisibleTasks())
  const days = useMemo(() => countDays(tasks, today), [tasks, today])
  const { options } = useViewOptions('upcoming')
  const focus = useListFocus()
  const texts = listPartTexts().week

  const show = (day: Day) => {
    const { sectionOf, order } = viewRules('upcoming', today, options)
    const ofDay = tasks.filter((task) => sectionOf(task) !== undefined && dueDay(task.due_date ?? '') === day)
    const [first] = ofDay.toSorted(order(day))
    if (first !== undefined) focus.request(first.id)
  }
  return (
    <ul aria-label={texts.label} className="grid grid-cols-7 gap-1">
      {days.map(({ day, count }) => (
        <li key={day} data-place={day} className="rounded-lg">
          <button
            type="button"
            disabled={count === 0}
            onClick={() => show(day)}
            className="flex h-16 w-full flex-col items-center justify-center rounded-lg ring-1 ring-line ring-inset enabled:hover:bg-hover"
          >
            <span className="sr-only">{texts.day({ day: formatLongDay(day, today), count })}</span>
            <span aria-hidden className="text-sm text-ink-soft">
              {formatWeekday(day)}
            </span>
            <span aria-hidden className="flex items-baseline gap-1.5 tabular-nums">
              <span className={count === 0 ? 'text-ink-soft' : 'font-semibold'}>{Number(day.slice(8))}</span>
              {count > 0 && <span className="text-sm text-accent">{count}</span>}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
