import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../errors.ts'
import type { FileRefusal } from '../import-reasons.ts'
import { readImport, type Import, type ImportOptions, type SkippedEntry } from '../../transfer-kit.ts'

const now = '2026-03-04T10:00:00.000Z'
const options: ImportOptions = { now }
/** The coded refusal of a file. */
function refusalOf(name: string, text: string): FileRefusal | undefined {
  try {
    readImport(text, { ...options, name })
    return undefined
  } catch (error) {
    return error instanceof DomainError ? error.refusal : undefined
  }
}

const csv = (...lines: string[]): Import => readImport(lines.join('\n'), options)

describe('readImport refuses unknown and too large files', () => {
  const file = (tasks: unknown, version: unknown = 1) =>
    JSON.stringify({ format: 'taskwire', version, tasks })
  test.each([
    ['a.json', '', { code: 'empty_file' }],
    ['a.json', '{"tasks":', { code: 'not_json' }],
    ['a.csv', '{"tasks":', { code: 'not_json' }],
    ['a.json', '[]', { code: 'not_an_export' }],
    ['a.json', '['.repeat(100_000), { code: 'not_json' }],
    ['a.json', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, { code: 'not_an_export' }],
    ['a.json', '{"format":"taskwire"}', { code: 'not_an_export' }],
    ['a.json', file([], 2), { code: 'other_version' }],
    ['a.json', file(Array(20_001).fill({ title: 'a' })), { code: 'too_many_entries', maximum: 20_000 }],
    ['a.csv', '', { code: 'empty_file' }],
    ['a.csv', 'mood,colour\na,b', { code: 'no_title_column', names: ['mood', 'colour'] }],
    ['a.csv', `title${'\na'.repeat(20_001)}`, { code: 'too_many_entries', maximum: 20_000 }],
    ['a.csv', `title${','.repeat(100)}`, { code: 'too_many_columns' }],
    ['a.csv', `title${'\n"a"b'.repeat(101)}`, { code: 'not_csv' }],
    ['a.csv', '\n'.repeat(500_000), { code: 'not_csv' }],
    ['a.csv', 'a'.repeat(10_000_001), { code: 'file_too_large', megabytes: 10 }],
    ['a.vcf', 'BEGIN:VCARD\r\nVERSION:3.0', { code: 'foreign_format', format: 'vcard' }],
    ['a.csv', '\ufeff\n<!DOCTYPE html><title>x</title>', { code: 'foreign_format', format: 'html' }],
    ['a.csv', '<?xml version="1.0"?><opml>', { code: 'foreign_format', format: 'xml' }],
  ] as const)('%s %.20s: %o', (name, text, refusal) => {
    expect(refusalOf(name, text)).toEqual(refusal)
  })

  test('reads 20,000 tasks, with or without blank lines between them', () => {
    expect(csv('title', ...Array<string>(20_000).fill('a\n')).tasks).toHaveLength(20_000)
  })

  test('reads or skips each line of any text', () => {
    const piece = fc.constantFrom(...'title|,|;|"|\n|\r\n|a|\'|=|{|type,content|task|\ufeff|\0'.split('|'))
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (text) => {
          const { tasks, skipped } = csv('title,priority', text)
          expect(tasks.length + skipped.length).toBeLessThanOrEqual(text.split('\n').length)
          const lines = skipped.map(({ line }: SkippedEntry) => line)
          expect(lines).toEqual(lines.toSorted((one, other) => one - other))
        },
      ),
    )
  })

  test('throws nothing but a DomainError for any other text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json({ maxDepth: 2 })),
        fc.constantFrom('', 'a.json', 'a.txt'),
        (text, name) => {
          try {
            // A text of one line that names a title column is a file without tasks.
            expect(readImport(text, { ...options, name })).toHaveProperty('tasks')
          } catch (error) {
            expect(error).toBeInstanceOf(DomainError)
          }
        },
      ),
    )
  })
})
