import { Plus } from 'lucide-react'
import { useRef, useState, type ComponentType } from 'react'
import { flushSync } from 'react-dom'
import { useCommands } from '../../../shared/commands/command-registry.ts'
import { usePrefetch } from '../../../shared/replica/use-after-first-sync.ts'
import { t } from '../../../shared/texts/texts.ts'
import type { Place } from '../task-search.ts'
import type { AddSheetProps } from './add-sheet.tsx'

let Sheet: ComponentType<AddSheetProps> | undefined

async function loadSheet(): Promise<void> {
  const { AddSheet } = await import('./add-sheet.tsx')
  Sheet = AddSheet
}

/** A floating button that opens the sheet for new tasks. */
export function AddButton({ place }: { readonly place: Place }) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  usePrefetch(loadSheet)
  const show = () => {
    // A phone opens its keyboard only when the focus moves during the press.
    flushSync(() => setOpen(true))
    document.querySelector<HTMLElement>('[data-quick-add]')?.focus()
  }
  const open = () => {
    if (Sheet !== undefined) show()
    else void loadSheet().then(show, () => undefined)
  }
  useCommands({ add: open })
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={t().tasks.add.submit}
        data-add-button
        onClick={open}
        className="add-button fixed z-30 grid size-14 place-content-center rounded-full bg-accent text-on-accent shadow-popup hover:bg-accent-strong"
      >
        <Plus size={26} strokeWidth={2} aria-hidden />
      </button>
      {isOpen && Sheet !== undefined && (
        <Sheet
          place={place}
          onClose={() => {
            flushSync(() => setOpen(false))
            button.current?.focus()
          }}
        />
      )}
    </>
  )
}
