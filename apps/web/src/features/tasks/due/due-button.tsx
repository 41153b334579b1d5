import { Calendar } from 'lucide-react'
import type { ComponentProps } from 'react'
import type { Day } from '../../../shared/dates/day.ts'
import { formatDue } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { OnDemand } from '../../../shared/ui/on-demand.tsx'
import { taskTexts } from '../texts.ts'

export interface DueButtonProps {
  readonly due: string | null
  readonly onChange: (due: Day | null) => void
  readonly className?: string
}

/** Shows a due date and opens the choice of another. */
export function DueButton(props: DueButtonProps) {
  return (
    <OnDemand
      load={loadPicker}
      props={props}
      resting={(handlers) => (
        <DueTrigger due={props.due} className={props.className} aria-haspopup="dialog" {...handlers} />
      )}
    />
  )
}

const loadPicker = () => import('./due-picker.tsx').then(({ DuePicker }) => DuePicker)

interface DueTriggerProps extends ComponentProps<'button'> {
  readonly due: string | null
}

export function DueTrigger({ due, className = '', ...props }: DueTriggerProps) {
  const today = useToday()
  const text = due === null ? taskTexts.due.none : formatDue(due, today)
  return (
    <button
      type="button"
      aria-label={taskTexts.due.button(text)}
      className={`button ${className}`}
      {...props}
    >
      <Calendar size={16} strokeWidth={1.75} aria-hidden />
      {text}
    </button>
  )
}
