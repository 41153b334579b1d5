import { dueDay, type Day } from '../../../shared/dates/day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { quickDates } from '../due/quick-dates.ts'

interface QuickDateButtonsProps {
  readonly due: string | null
  readonly onChoose: (day: Day | null) => void
}

/** The most common due dates, one tap each. */
export function QuickDateButtons({ due, onChoose }: QuickDateButtonsProps) {
  const day = due === null ? null : dueDay(due)
  const dates = quickDates(useToday())
  return (
    <div className="flex gap-1.5 overflow-x-auto px-1 py-1">
      {dates.map((date) => (
        <button
          key={date.label}
          type="button"
          aria-pressed={date.day === day && dates.find((one) => one.day === day) === date}
          // Keeps the focus, and so the keyboard, in the field.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => onChoose(date.day)}
          className="button button-plain min-h-9! flex-none rounded-full! px-3! text-sm aria-pressed:border-accent aria-pressed:bg-selected"
        >
          {date.label}
        </button>
      ))}
    </div>
  )
}
