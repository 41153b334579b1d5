import { shorten } from './shorten.ts'
import type { Warnings } from './warnings.ts'

/** An object of a JSON file. */
export type Json = Readonly<Record<string, unknown>>

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Returns an own member. A file may name one `constructor` or `__proto__`. */
export function memberOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined
}

export function hasMembers(value: unknown, ...names: readonly string[]): boolean {
  return names.every((name) => memberOf(value, name) !== undefined)
}

/** Returns a member as a text: a number becomes its digits, anything else becomes empty. */
export function textOf(value: unknown, name: string): string {
  return plainText(memberOf(value, name))
}

/** Returns a value as a text, as `textOf`. `String` would fail for a list that is nested too deeply. */
export function plainText(value: unknown): string {
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}

/** Returns the elements of a member that is a list; none for anything else. */
export function listOf(value: unknown, name: string): readonly unknown[] {
  const member = memberOf(value, name)
  return Array.isArray(member) ? (member as readonly unknown[]) : []
}

/** Returns those elements of a list that are objects. */
export function objectsOf(value: unknown, name: string): readonly Json[] {
  return listOf(value, name).filter(isObject)
}

/** Whether a member is true. Some programs write 1. */
export function isTrue(value: unknown, name: string): boolean {
  const member = memberOf(value, name)
  return member === true || member === 1 || member === 'true'
}

/** Returns a value as one short text. */
export function shownValue(value: unknown): string {
  try {
    return shorten(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''))
  } catch {
    // Nested too deeply.
    return '…'
  }
}

/** Whether a value says nothing, such as an empty list or the zero instant of Go. */
function isNothing(value: unknown): boolean {
  if (typeof value === 'string') return value.trim() === '' || value.startsWith('0001-01-01')
  if (Array.isArray(value)) return value.every(isNothing)
  if (isObject(value)) return Object.values(value).every(isNothing)
  return value === null || value === undefined || value === false || value === 0
}

/** Warns of each field that has a value and is neither read nor without meaning elsewhere. `known` separates names by spaces. */
export function warnOfFields(
  value: Json,
  known: ReadonlySet<string>,
  line: number,
  warnings: Warnings,
): void {
  for (const [name, member] of Object.entries(value))
    if (!known.has(name) && !isNothingSafe(member)) warnOfField(name, line, warnings)
}

/** Warns of one field that was left out. */
export function warnOfField(name: string, line: number | undefined, warnings: Warnings): void {
  warnings.add({ code: 'unknown_field', field: shorten(name) }, line, {
    name: 'field',
    rest: { code: 'more_unknown_fields' },
  })
}

function isNothingSafe(value: unknown): boolean {
  try {
    return isNothing(value)
  } catch {
    // Nested too deeply to look through.
    return false
  }
}

/** Returns a set of names that are separated by spaces. */
export function namesIn(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
