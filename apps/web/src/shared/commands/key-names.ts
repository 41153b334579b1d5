import { splitPress } from './binding.ts'

/** Whether the platform uses ⌘ where others use Ctrl. */
export const isMac = () => /Mac|iP/.test(globalThis.navigator?.platform ?? '')

const names: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  Enter: '↵',
}

/** Returns the key labels of a binding: one list per press, with the keys that are held together. */
export function keyNames(binding: string): readonly (readonly string[])[] {
  return binding.split(' ').map((press) =>
    splitPress(press)
      // Optional modifiers depend on the keyboard layout, so the label shows only the character.
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
