/** How a binding is written: presses with a space between them, each as tinykeys reads it. */
const MODIFIERS = new Set(['$mod', 'Control', 'Meta', 'Alt', 'AltGraph', 'Shift'])
/** A longer one would be slower than the palette. */
export const MAX_PRESSES = 2

/** The parts of one press: the modifiers, then the key. */
export function splitPress(press: string): readonly string[] {
  return press.split(/(?<=\w|\])\+/)
}

/**
 * A press in the one form in which two can be compared. A modifier that may be held as well is part of the sign on some
 * keyboards, and left out.
 */
export function normalizePress(press: string): string {
  const parts = splitPress(press)
  const modifiers = parts.slice(0, -1).filter((part) => !part.startsWith('['))
  return [...modifiers.toSorted(), parts.at(-1) ?? ''].join('+').toLowerCase()
}

/** Whether the presses of the one begin those of the other; a binding begins itself. */
export function isPrefixOf(one: string, other: string): boolean {
  const presses = other.split(' ').map(normalizePress)
  return one.split(' ').every((press, index) => normalizePress(press) === presses[index])
}

/** Whether a text is a binding at all: what is stored may be of another build, or of another hand. */
export function isBinding(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > 60) return false
  const presses = text.split(' ')
  return presses.length <= MAX_PRESSES && presses.every(isPress)
}

function isPress(press: string): boolean {
  const parts = splitPress(press)
  const key = parts.at(-1) ?? ''
  const isKey = [...key].length === 1 || /^[A-Z][A-Za-z0-9]{1,20}$/.test(key)
  return isKey && parts.slice(0, -1).every((part) => MODIFIERS.has(part.replace(/^\[(.*)\]$/, '$1')))
}
