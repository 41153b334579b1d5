import { useState, type ComponentType } from 'react'
import { flushSync } from 'react-dom'
import { CommandKeys } from '../../shared/commands/command-keys.ts'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { usePrefetch } from '../../shared/replica/use-after-first-sync.ts'
import type { OverlayProps } from './overlay-props.ts'
import { bufferTyping } from '../../shared/ui/buffer-typing.ts'

const loaders = {
  palette: () => import('./palette.tsx').then(({ Palette }) => Palette),
  places: () => import('./place-picker.tsx').then(({ PlacePicker }) => PlacePicker),
  keys: () => import('./shortcuts-dialog.tsx').then(({ ShortcutsDialog }) => ShortcutsDialog),
}

type Name = keyof typeof loaders

interface OpenOverlay {
  readonly Overlay: ComponentType<OverlayProps>
  readonly before: Element | null
  readonly takeTyped: () => string
}

/** Registers the command keys and opens the palette and the shortcuts dialog. Both are prefetched for offline use. */
export function KeyboardCommands({ onAdd }: Pick<OverlayProps, 'onAdd'>) {
  const [open, setOpen] = useState<OpenOverlay>()
  usePrefetch(...Object.values(loaders))
  const show = (name: Name) => () => {
    const before = document.activeElement
    const takeTyped = bufferTyping()
    loaders[name]().then(
      (Overlay) => setOpen({ Overlay, before, takeTyped }),
      () => void takeTyped(),
    )
  }
  useCommands({ palette: show('palette'), 'go-list': show('places'), keys: show('keys') })
  const close = () => {
    // Unmount the dialog before the focus moves, because its focus trap would take the focus back.
    flushSync(() => setOpen(undefined))
    if (open?.before instanceof HTMLElement) open.before.focus()
  }
  return (
    <>
      <CommandKeys />
      {open && <open.Overlay onClose={close} onAdd={onAdd} takeTyped={open.takeTyped} />}
    </>
  )
}
