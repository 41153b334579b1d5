import { Calendar } from 'lucide-react'
import { dueDay, type Day } from '../../../shared/dates/day.ts'
import { formatDue, formatTime } from '../../../shared/dates/format-day.ts'
import { t } from '../../../shared/texts/texts.ts'

interface DueLabelProps {
  readonly due: string
  readonly today: Day
  readonly completed: boolean
  /** The section heading already shows the day, so only a time is shown. */
  readonly hidesDay: boolean
}

export function DueLabel({ due, today, completed, hidesDay }: DueLabelProps) {
  const isOverdue = !completed && dueDay(due) < today
  return (
    <span className={`inline-flex items-center gap-1 whitespace-nowrap ${isOverdue ? 'text-danger' : ''}`}>
      {isOverdue && <Calendar size={13} strokeWidth={2} aria-hidden />}
      <span className="sr-only">{isOverdue ? t().tasks.list.overdue : t().tasks.list.due}</span>
      <time dateTime={due}>{hidesDay ? formatTime(due) : formatDue(due, today)}</time>
    </span>
  )
}
