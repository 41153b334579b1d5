import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { DomainError } from '../../errors.ts'
import { readImport } from '../../transfer-kit.ts'

// Damages each file of cases/ in every place, and reads it: a wrong value costs no task but its own.

const folder = path.join(import.meta.dirname, 'cases')
const files = readdirSync(folder).filter((name) => name !== 'expected')
const textOf = (name: string) => readFileSync(path.join(folder, name), 'utf8')
const deep = JSON.parse(`${'['.repeat(4_000)}${']'.repeat(4_000)}`) as unknown
const wrong: readonly unknown[] = [
  null,
  -7,
  1e308,
  '',
  '\0\ud800',
  true,
  [],
  [null, 7, []],
  { __proto__: null, constructor: 1 },
]

function read(text: string, name: string) {
  return readImport(text, {
    now: '2026-12-01T09:00:00.000Z',
    name,
    timeZone: 'Europe/Berlin',
    locale: 'en-GB',
  })
}

/** The values of a tree with a function that sets each of them. */
function placesIn(value: unknown): { parent: Record<string, unknown>; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  const parent = value as Record<string, unknown>
  return Object.keys(parent).flatMap((key) => [{ parent, key }, ...placesIn(parent[key])])
}

test.each(files.filter((name) => name.endsWith('.json')))('%s with wrong values', (name) => {
  const file = JSON.parse(textOf(name)) as unknown
  for (const [index, { parent, key }] of placesIn(file).entries()) {
    const whole = parent[key]
    for (const value of [wrong[index % wrong.length], deep]) {
      parent[key] = value
      try {
        for (const task of read(JSON.stringify(file), name).tasks) expect(task.title).not.toBe('')
      } catch (error) {
        // A file without its tasks is not an export.
        expect(error).toBeInstanceOf(DomainError)
      }
    }
    parent[key] = whole
  }
})

test.each(files.filter((name) => !name.endsWith('.json')))('%s cut off at any place', (name) => {
  const text = textOf(name)
  for (let end = 0; end < text.length; end += 23) {
    try {
      read(text.slice(0, end), name)
    } catch (error) {
      expect(error).toBeInstanceOf(DomainError)
    }
  }
})

test.each(files.filter((name) => name.endsWith('.csv')))(
  '%s with other columns orders, line ends and separators',
  (name) => {
    const text = textOf(name)
    const { tasks } = read(text, name)
    const crlf = text.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n')
    expect(read(crlf, name).tasks.map(({ title }) => title)).toEqual(tasks.map(({ title }) => title))
    expect(read(`\ufeff${text.replace(/^\ufeff/, '')}`, name).tasks).toEqual(tasks)
    expect(read(text, 'unknown').format).toBe(read(text, name).format)
  },
)
