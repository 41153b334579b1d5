import { Calendar } from 'lucide-react'
import type { ComponentProps } from 'react'
import { formatDue } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { t } from '../../../shared/texts/texts.ts'

interface DueTriggerProps extends ComponentProps<'button'> {
  readonly due: string | null
  /** Shown instead of the date, when the button dates several tasks. */
  readonly label?: string | undefined
  /** Hides the label on narrow screens. */
  readonly isCompact?: boolean | undefined
}

export function DueTrigger({ due, label, isCompact, className = '', ...props }: DueTriggerProps) {
  const today = useToday()
  const text = due === null ? t().tasks.due.none : formatDue(due, today)
  return (
    <button
      type="button"
      data-due-button
      aria-label={label ?? t().tasks.due.button({ value: text })}
      className={`button ${className}`}
      {...props}
    >
      <Calendar size={16} strokeWidth={1.75} aria-hidden />
      {label === undefined ? (
        text
      ) : (
        <span className={isCompact === true ? 'max-sm:hidden' : ''}>{label}</span>
      )}
    </button>
  )
}
