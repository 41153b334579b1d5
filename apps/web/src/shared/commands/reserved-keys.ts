import { normalizePress, splitPress } from './binding.ts'

/** Keys that move the focus, operate the focused control and close dialogs. Without them a keyboard user is stuck. */
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

/** Shortcuts that a browser does not pass to the page, or that users expect from it. */
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

/** Whether the browser or the controls of the page use a press. A control key is reserved with any modifier. */
export function isReserved(press: string): boolean {
  return isControlKey(press) || browserKeys.has(normalizePress(press))
}

/** Whether a press operates the controls of the page. A command can't lose such a default key. */
export function isControlKey(press: string): boolean {
  return controlKeys.has(splitPress(press).at(-1) ?? '')
}

/** Whether a press types a character in a text field. */
export function typesCharacter(press: string): boolean {
  const parts = splitPress(press)
  const isHeld = parts.some((part) => ['$mod', 'Control', 'Meta', 'Alt'].includes(part))
  return !isHeld && !/^F\d+$/.test(parts.at(-1) ?? '')
}
