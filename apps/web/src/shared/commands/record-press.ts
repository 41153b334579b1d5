import { latinKey } from './latin-key.ts'

/** What is read of a key that goes down. */
type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  readonly getModifierState: (name: string) => boolean
}

/** Keys that are held for others, and keys that have no name of their own. */
const IGNORED_KEYS = new Set(
  'Shift Control Alt Meta AltGraph CapsLock NumLock ScrollLock Fn FnLock Dead Process Unidentified Compose'.split(
    ' ',
  ),
)

/**
 * A key that goes down, as one press of a binding; undefined while only a modifier is held.
 *
 * @param isMac where ⌘ is the key that others have Ctrl for
 */
export function recordPress(event: Pressed, isMac: boolean): string | undefined {
  if (IGNORED_KEYS.has(event.key)) return undefined
  const isWritten = event.getModifierState('AltGraph')
  // Another alphabet and AZERTY's digits are recorded by their place, as they are read (latin-key.ts).
  const key = event.key === ' ' ? 'Space' : isWritten ? event.key : latinKey(event, false)
  const isLetter = key.toLowerCase() !== key.toUpperCase()
  // Which sign a key writes with Shift is another on each keyboard: the sign is what counts.
  const isSign = key.length === 1 && !isLetter && !/\d/.test(key)
  const isDigit = /^\d$/.test(event.key)
  // Windows says of AltGr that Ctrl and Alt are held.
  const isAltGraph = key.length === 1 && isWritten
  const parts = [
    isAltGraph && 'AltGraph',
    !isAltGraph && (isMac ? event.metaKey : event.ctrlKey) && '$mod',
    !isAltGraph && isMac && event.ctrlKey && 'Control',
    !isMac && event.metaKey && 'Meta',
    !isAltGraph && event.altKey && 'Alt',
    isSign ? '[Shift]' : event.shiftKey && !isDigit && 'Shift',
    // Caps Lock writes another letter with the same key.
    key.length === 1 ? key.toLowerCase() : key,
  ]
  return parts.filter((part) => part !== false).join('+')
}
