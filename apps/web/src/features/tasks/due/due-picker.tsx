import { Popover } from '@base-ui/react/popover'
import { useState } from 'react'
import { dueDay, type Day } from '../../../shared/dates/day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { t } from '../../../shared/texts/texts.ts'
import { DueTrigger } from './due-trigger.tsx'
import { quickDates } from './quick-dates.ts'

export interface DuePickerProps {
  readonly due: string | null
  readonly onChange: (due: Day | null) => void
  readonly className?: string
  /** It was closed, with or without a choice. */
  readonly onClose?: () => void
}

/** The due button with what it opens; it is mounted by the first press, and so begins open. */
export function DuePicker({ due, onChange, className, onClose }: DuePickerProps) {
  const [isOpen, setOpen] = useState(true)
  const given = due === null ? '' : dueDay(due)
  const [typed, setTyped] = useState(given)
  const today = useToday()

  const choose = (day: Day | null) => {
    setTyped(day ?? '')
    setOpen(false)
    if (day !== due) onChange(day)
    onClose?.()
  }
  const onOpenChange = (opens: boolean) => {
    if (opens) setTyped(given)
    else if (typed !== '' && typed !== given) onChange(typed)
    setOpen(opens)
    if (!opens) onClose?.()
  }

  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger render={<DueTrigger due={due} className={className} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={t().tasks.due.label}
            className="animate-settle w-60 rounded-lg bg-raised p-1.5 shadow-popup"
          >
            <ul>
              {quickDates(today).map(({ label, day, hint }) => (
                <li key={label}>
                  <button
                    type="button"
                    onClick={() => choose(day)}
                    className="flex min-h-9 w-full items-center justify-between rounded-md px-2.5 text-start hover:bg-hover"
                  >
                    {label}
                    <span className="text-sm text-ink-faint">{hint}</span>
                  </button>
                </li>
              ))}
            </ul>
            <div className="mt-1.5 border-t border-line px-2.5 pt-2.5 pb-1.5">
              <label className="block text-sm text-ink-soft">
                {t().tasks.due.pick}
                <input
                  type="date"
                  min="1970-01-01"
                  max="9999-12-31"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                  onKeyDown={(event) => {
                    if (event.key === 'Enter') choose(typed === '' ? null : typed)
                  }}
                  className="input mt-1 min-h-9 text-base text-ink"
                />
              </label>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
