import { Dialog } from '@base-ui/react/dialog'
import type { ReactNode } from 'react'

interface OverlayFrameProps {
  readonly label: string
  /** Closes the overlay and returns the focus to the previous element. */
  readonly onClose: () => void
  readonly className: string
  readonly children: ReactNode
  /** Returns the focus to the element that had it. False when `onClose` does so. */
  readonly returnsFocus?: boolean
}

/** A modal dialog. */
export function OverlayFrame({
  label,
  onClose,
  className,
  children,
  returnsFocus = false,
}: OverlayFrameProps) {
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="animate-appear fixed inset-0 z-40 bg-[rgb(0_0_0/0.35)]" />
        <Dialog.Popup
          aria-label={label}
          finalFocus={returnsFocus}
          className={`animate-settle fixed inset-x-4 top-[10dvh] z-50 mx-auto flex max-h-[76dvh] flex-col overflow-hidden rounded-lg bg-raised shadow-popup outline-none ${className}`}
        >
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
