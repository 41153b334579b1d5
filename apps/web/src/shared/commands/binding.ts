/** A binding is one or more presses in tinykeys syntax, separated by spaces. These are the modifiers of a press. */
const MODIFIERS = new Set(['$mod', 'Control', 'Meta', 'Alt', 'AltGraph', 'Shift'])
/** A longer binding would be slower than the command palette. */
export const MAX_PRESSES = 2

/** Splits a press into its modifiers and its key, which comes last. */
export function splitPress(press: string): readonly string[] {
  return press.split(/(?<=\w|\])\+/)
}

/**
 * Returns the form in which presses are compared. It omits optional modifiers such as `[Shift]`, which some keyboards need to
 * type the character.
 */
export function normalizePress(press: string): string {
  const parts = splitPress(press)
  const modifiers = parts.slice(0, -1).filter((part) => !part.startsWith('['))
  return [...modifiers.toSorted(), parts.at(-1) ?? ''].join('+').toLowerCase()
}

/** Whether `other` starts with the presses of `one`. A binding is a prefix of itself. */
export function isPrefixOf(one: string, other: string): boolean {
  const presses = other.split(' ').map(normalizePress)
  return one.split(' ').every((press, index) => normalizePress(press) === presses[index])
}

/** Whether a value is a valid binding. Stored values may come from another build or from manual edits. */
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
