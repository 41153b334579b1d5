import { splitPress } from './binding.ts'

/** Where ⌘ is the key that others have Ctrl for. */
export const isMac = () => /Mac|iP/.test(globalThis.navigator?.platform ?? '')

const names: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  Enter: '↵',
}

/** A binding as it is read: the presses that follow each other, each with the keys that are held together. */
export function keyNames(binding: string): readonly (readonly string[])[] {
  return binding.split(' ').map((press) =>
    splitPress(press)
      // What may be held as well depends on the keyboard, and is part of the sign.
      .filter((key) => !key.startsWith('['))
      .map((key) => {
        if (key === '$mod') return isMac() ? '⌘' : 'Ctrl'
        if (key === 'Shift') return '⇧'
        if (key === 'Control') return 'Ctrl'
        if (key === 'AltGraph') return 'AltGr'
        if (key === 'Meta') return isMac() ? '⌘' : 'Meta'
        return names[key] ?? (key.length === 1 ? key.toUpperCase() : key)
      }),
  )
}
