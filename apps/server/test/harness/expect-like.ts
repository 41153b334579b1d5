import { expect } from 'vitest'

/**
 * Compares a response with a literal example of a document: the response has every key of the example, with a value
 * of the same kind (a uuid for "uuid-string", null for null). `beyond` names all other keys.
 */
export function expectLike(answer: unknown, example: string, beyond: readonly string[] = []): void {
  const documented: unknown = JSON.parse(example.replaceAll(/ {2}\/\/.*$/gm, ''))
  expect(kindOf(answer, beyond)).toEqual(kindOf(documented, []))
  if (isRecord(answer)) expect(Object.keys(answer)).toEqual(expect.arrayContaining([...beyond]))
}

/** The same structure with kinds in place of values. */
function kindOf(value: unknown, without: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => kindOf(item, without))
  if (isRecord(value)) {
    const known = Object.entries(value).filter(([key]) => !without.includes(key))
    return Object.fromEntries(known.map(([key, member]) => [key, kindOf(member, without)]))
  }
  if (typeof value === 'number') return Number.isSafeInteger(value) ? 'integer' : 'number'
  return typeof value === 'string' ? kindOfText(value) : value === null ? 'null' : typeof value
}

function kindOfText(text: string): string {
  if (text === 'uuid-string' || text === 'user-uuid' || text === 'user-id-string' || uuid.test(text))
    return 'uuid'
  return instant.test(text) ? 'instant' : 'text'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}$/
const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/
