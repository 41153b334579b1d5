import { Calendar } from 'lucide-react'
import type { ComponentProps } from 'react'
import { formatDue } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { t } from '../../../shared/texts/texts.ts'

interface DueTriggerProps extends ComponentProps<'button'> {
  readonly due: string | null
}

export function DueTrigger({ due, className = '', ...props }: DueTriggerProps) {
  const today = useToday()
  const text = due === null ? t().tasks.due.none : formatDue(due, today)
  return (
    <button
      type="button"
      data-due-button
      aria-label={t().tasks.due.button({ value: text })}
      className={`button ${className}`}
      {...props}
    >
      <Calendar size={16} strokeWidth={1.75} aria-hidden />
      {text}
    </button>
  )
}
