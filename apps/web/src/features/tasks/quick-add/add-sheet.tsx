import { X } from 'lucide-react'
import { useEffect, type KeyboardEvent } from 'react'
import { t } from '../../../shared/texts/texts.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { optionalPart } from '../../../shared/ui/optional-part.tsx'
import { usePlaceName } from '../places/place-name.ts'
import type { Place } from '../task-search.ts'
import { QuickAdd } from './quick-add.tsx'

const QuickDates = optionalPart(() =>
  import('./quick-date-buttons.tsx').then(({ QuickDateButtons }) => QuickDateButtons),
)

export interface AddSheetProps {
  readonly place: Place
  readonly onClose: () => void
}

/** Quick add on a phone: a sheet above the keyboard. It stays open, so that several tasks can follow each other. */
export function AddSheet({ place, onClose }: AddSheetProps) {
  const name = usePlaceName(place)
  useKeyboardInset()
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // The date picker is a popup outside the sheet, with its own Escape.
    if (event.key !== 'Escape' || !event.currentTarget.contains(event.target as Node)) return
    event.stopPropagation()
    onClose()
  }
  return (
    <>
      {/* A pointer's way out: Escape and the button of the sheet are those of keys and readers. */}
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        className="animate-appear fixed inset-0 z-40 bg-[rgb(0_0_0/0.35)]"
        onClick={onClose}
      />
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape closes the sheet from any of its controls */}
      <section
        role="dialog"
        aria-label={t().tasks.add.submit}
        data-add-sheet
        onKeyDown={onKeyDown}
        className="add-sheet fixed inset-x-0 z-50 max-h-[80dvh] overflow-y-auto rounded-t-lg bg-raised p-2 shadow-popup"
      >
        <p className="flex items-center justify-between ps-2 text-sm text-ink-soft">
          <span dir="auto" className="truncate">
            {name}
          </span>
          <IconButton icon={X} label={t().app.close} onClick={onClose} />
        </p>
        <QuickAdd
          place={place}
          dates={(due, onChoose) => (
            <div className="min-h-10">
              <QuickDates due={due} onChoose={onChoose} />
            </div>
          )}
        />
      </section>
    </>
  )
}

/** Keeps the height of the on-screen keyboard in a CSS variable. Some browsers draw the keyboard over the page. */
function useKeyboardInset() {
  useEffect(() => {
    const { visualViewport: viewport } = globalThis
    const root = document.documentElement
    const measure = () => {
      const hidden = viewport === null ? 0 : innerHeight - viewport.height - viewport.offsetTop
      root.style.setProperty('--keyboard', `${Math.max(0, Math.round(hidden))}px`)
    }
    measure()
    viewport?.addEventListener('resize', measure)
    viewport?.addEventListener('scroll', measure)
    return () => {
      viewport?.removeEventListener('resize', measure)
      viewport?.removeEventListener('scroll', measure)
      root.style.removeProperty('--keyboard')
    }
  }, [])
}
