import { useState, type ComponentType } from 'react'
import { flushSync } from 'react-dom'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { useCommandKeys } from '../../shared/commands/use-command-keys.ts'
import { useAfterFirstSync } from '../../shared/replica/use-after-first-sync.ts'
import type { OverlayProps } from './overlay.tsx'

const loaders = {
  palette: () => import('./palette.tsx').then(({ Palette }) => Palette),
  keys: () => import('./shortcuts-dialog.tsx').then(({ ShortcutsDialog }) => ShortcutsDialog),
}
type Name = keyof typeof loaders

interface OpenOverlay {
  readonly Overlay: ComponentType<OverlayProps>
  readonly before: Element | null
}

/** Registers the command keys and opens the palette and the shortcuts dialog. Both are prefetched for offline use. */
export function KeyboardCommands() {
  const [open, setOpen] = useState<OpenOverlay>()
  useCommandKeys()
  useAfterFirstSync(() => {
    for (const load of Object.values(loaders)) load().catch(() => undefined)
  })
  const show = (name: Name) => () => {
    const before = document.activeElement
    loaders[name]().then(
      (Overlay) => setOpen({ Overlay, before }),
      () => undefined,
    )
  }
  useCommands({ palette: show('palette'), keys: show('keys') })
  if (open === undefined) return null
  const close = () => {
    // Unmount the dialog before the focus moves, because its focus trap would take the focus back.
    flushSync(() => setOpen(undefined))
    if (open.before instanceof HTMLElement) open.before.focus()
  }
  return <open.Overlay onClose={close} />
}
