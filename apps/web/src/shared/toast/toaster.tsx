import { Undo2, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { t } from '../texts/texts.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { Toast, ToastStore } from './toast-store.ts'

const SHOWN_MS = 8_000

/** Shows the last action with an undo button. The timer pauses on hover and focus. The live region announces the text. */
export function Toaster({ store }: { readonly store: ToastStore }) {
  const toast = useSyncExternalStore(store.subscribe, store.read)
  // Stores the toast itself, so that a pause ends with its toast: a removed element sends no leave event.
  const [held, setHeld] = useState<Toast>()
  const isHeld = held !== undefined && held === toast

  useEffect(() => {
    if (toast === undefined || isHeld) return
    const timer = setTimeout(store.hide, SHOWN_MS)
    return () => clearTimeout(timer)
  }, [toast, isHeld, store])
  if (toast === undefined) return null
  const { text, undo, open } = toast
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- hover and focus pause the timer
    <section
      aria-label={t().app.undoRegion}
      onPointerEnter={() => setHeld(toast)}
      onPointerLeave={() => setHeld(undefined)}
      onFocus={() => setHeld(toast)}
      onBlur={() => setHeld(undefined)}
      className="toast animate-settle fixed inset-x-4 z-40 md:start-56 lg:start-64 mx-auto flex w-fit max-w-[min(30rem,calc(100%-2rem))] items-center justify-end gap-1 rounded-lg bg-raised py-1 ps-4 pe-1 shadow-popup max-sm:flex-wrap"
    >
      <p
        className={`min-w-0 truncate py-1.5 pe-2 ${open ? 'grow max-sm:basis-full max-sm:pb-0' : 'max-sm:flex-1'}`}
      >
        {text}
      </p>
      {open && (
        <button
          type="button"
          className="button button-quiet flex-none px-2.5! font-semibold! text-accent!"
          onClick={() => {
            store.hide()
            open()
          }}
        >
          {t().app.open}
        </button>
      )}
      {undo && (
        <button
          type="button"
          className="button button-quiet flex-none px-2.5! font-semibold! text-accent!"
          onClick={() => {
            store.hide()
            undo()
          }}
        >
          <Undo2 size={16} strokeWidth={2} aria-hidden />
          {t().app.undo}
        </button>
      )}
      <IconButton icon={X} label={t().app.close} onClick={store.hide} />
    </section>
  )
}
