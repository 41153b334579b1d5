import { Popover } from '@base-ui/react/popover'
import { useRef, useState } from 'react'
import type { DueChange } from '../../../shared/dates/due-change.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { DueForm, type DueFormHandle } from './due-form.tsx'
import { DueTrigger } from './due-trigger.tsx'
import { quickDates } from './quick-dates.ts'

export interface DuePickerProps {
  readonly due: string | null
  readonly onChange: (change: DueChange) => void
  readonly className?: string
  /** Shown instead of the date. */
  readonly label?: string
  /** Hides the label on narrow screens. */
  readonly isCompact?: boolean
  /** Called after the picker closes, with or without a choice. */
  readonly onClose?: () => void
}

/** The due button with its picker. The first press mounts it, so it starts open. */
export function DuePicker({ due, onChange, className, label, isCompact, onClose }: DuePickerProps) {
  const [isOpen, setOpen] = useState(true)
  const first = useRef<HTMLInputElement>(null)
  const form = useRef<DueFormHandle>(null)
  const today = useToday()

  const close = () => {
    setOpen(false)
    onClose?.()
  }
  const choose = (change: DueChange | undefined) => {
    if (change !== undefined) onChange(change)
    close()
  }
  const onOpenChange = (opens: boolean, { reason }: { readonly reason: string }) => {
    if (opens) setOpen(true)
    // Escape discards the entry. A press outside saves it, and an invalid entry keeps the picker open.
    else if (reason === 'escape-key') close()
    else form.current?.save()
  }

  return (
    <Popover.Root open={isOpen} onOpenChange={onOpenChange}>
      <Popover.Trigger
        render={<DueTrigger due={due} label={label} isCompact={isCompact} className={className} />}
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={editingTexts().due.label}
            // On a touch screen a focused text field would open the keyboard, which covers the picker.
            initialFocus={() => (matchMedia('(pointer: coarse)').matches ? true : first.current)}
            className="animate-settle w-80 max-w-[calc(100vw-1rem)] rounded-lg bg-raised p-1.5 shadow-popup"
          >
            <DueForm due={due} ref={form} first={first} onChoose={choose} onCancel={close}>
              <ul className="border-y border-line py-1.5">
                {quickDates(today).map(({ label, day, hint }) => (
                  <li key={label}>
                    <button
                      type="button"
                      onClick={() => choose({ day })}
                      className="flex min-h-9 w-full items-center justify-between rounded-md px-2.5 text-start hover:bg-hover"
                    >
                      {label}
                      <span className="text-sm text-ink-faint">{hint}</span>
                    </button>
                  </li>
                ))}
              </ul>
            </DueForm>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
