import { latinKey } from './latin-key.ts'

/** The fields of a keydown event that are read. */
type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'> & {
  readonly getModifierState: (name: string) => boolean
}

/** Modifiers, and keys without a usable name. */
const IGNORED_KEYS = new Set(
  'Shift Control Alt Meta AltGraph CapsLock NumLock ScrollLock Fn FnLock Dead Process Unidentified Compose'.split(
    ' ',
  ),
)

/**
 * Converts a keydown event to one press of a binding. Returns undefined while only a modifier is held.
 *
 * @param isMac whether ⌘ takes the role of Ctrl
 */
export function recordPress(event: Pressed, isMac: boolean): string | undefined {
  if (IGNORED_KEYS.has(event.key)) return undefined
  const isWritten = event.getModifierState('AltGraph')
  // Record other alphabets and AZERTY's digits by position, the same way as latin-key.ts reads them.
  const key = event.key === ' ' ? 'Space' : isWritten ? event.key : latinKey(event, false)
  const isLetter = key.toLowerCase() !== key.toUpperCase()
  // Keyboards differ in the sign that a key types with Shift, so record the sign and make Shift optional.
  const isSign = key.length === 1 && !isLetter && !/\d/.test(key)
  const isDigit = /^\d$/.test(event.key)
  // Windows reports AltGr as Ctrl and Alt.
  const isAltGraph = key.length === 1 && isWritten
  const parts = [
    isAltGraph && 'AltGraph',
    !isAltGraph && (isMac ? event.metaKey : event.ctrlKey) && '$mod',
    !isAltGraph && isMac && event.ctrlKey && 'Control',
    !isMac && event.metaKey && 'Meta',
    !isAltGraph && event.altKey && 'Alt',
    isSign ? '[Shift]' : event.shiftKey && !isDigit && 'Shift',
    // With Caps Lock the same key types an upper-case letter.
    key.length === 1 ? key.toLowerCase() : key,
  ]
  return parts.filter((part) => part !== false).join('+')
}
