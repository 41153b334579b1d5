import { Popover } from '@base-ui/react/popover'
import type { ComponentProps, ReactNode } from 'react'

/** What every picker gets from the control that opens it. */
export interface PickerProps {
  /** The element below which the picker opens, and which gets the focus afterwards. */
  readonly anchor: Element
  /** Returns the keys that were pressed while the picker loaded. See `bufferTyping`. */
  readonly takeTyped?: (() => string) | undefined
  readonly onClose: () => void
}

interface PickerPopupProps extends Pick<PickerProps, 'anchor' | 'onClose'> {
  readonly label: string
  readonly initialFocus: ComponentProps<typeof Popover.Popup>['initialFocus']
  readonly className: string
  readonly children: ReactNode
}

/** The popup of a picker, below its anchor. A press outside and Escape close it. */
export function PickerPopup({ anchor, onClose, label, initialFocus, className, children }: PickerPopupProps) {
  const onOpenChange = (isOpen: boolean, { reason, event }: Popover.Root.ChangeEventDetails) => {
    // A press on the button of the picker reaches the button, which closes the picker too.
    const isOnButton = anchor instanceof HTMLButtonElement && anchor.contains(event.target as Node)
    if (!isOpen && !(reason === 'outside-press' && isOnButton)) onClose()
  }
  return (
    <Popover.Root open onOpenChange={onOpenChange}>
      <Popover.Portal>
        <Popover.Positioner
          anchor={anchor}
          sideOffset={6}
          align={anchor instanceof HTMLButtonElement ? 'start' : 'end'}
          collisionPadding={8}
          className="z-50"
        >
          <Popover.Popup
            aria-label={label}
            initialFocus={initialFocus}
            finalFocus={() => (anchor instanceof HTMLElement ? anchor : true)}
            className={`animate-settle max-w-[calc(100vw-1rem)] rounded-lg bg-raised shadow-popup outline-none ${className}`}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
