import { normalizePress, splitPress } from './binding.ts'

/** What moves the focus, works what has it, and closes what is open: without these somebody is stuck. */
const controlKeys = new Set([
  'Tab',
  'Enter',
  'Escape',
  'Space',
  'Backspace',
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
])

/** What a browser does not give away, or what everybody expects of it. */
const browserKeys = new Set(
  [
    ...'cdfhijlnopqrstuvwx0123456789+-='.split('').map((key) => `$mod+${key}`),
    ...'cijnprtw'.split('').map((key) => `$mod+Shift+${key}`),
    ...['d', 'f', 'e', 'F4'].map((key) => `Alt+${key}`),
    'F1',
    'F3',
    'F5',
    'F6',
    'F7',
    'F11',
    'F12',
    'Shift+F10',
    'ContextMenu',
  ].map(normalizePress),
)

/** Whether a press belongs to the browser or to the controls of the page, with whatever is held beside it. */
export function isReserved(press: string): boolean {
  return isControlKey(press) || browserKeys.has(normalizePress(press))
}

/** Whether a press works the controls of the page. A command that has such a key keeps it. */
export function isControlKey(press: string): boolean {
  return controlKeys.has(splitPress(press).at(-1) ?? '')
}

/** Whether a press writes a character where text is typed. */
export function typesCharacter(press: string): boolean {
  const parts = splitPress(press)
  const isHeld = parts.some((part) => ['$mod', 'Control', 'Meta', 'Alt'].includes(part))
  return !isHeld && !/^F\d+$/.test(parts.at(-1) ?? '')
}
