import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../errors.ts'
import type { FileRefusal } from '../import-reasons.ts'
import {
  readImport,
  type Import,
  type ImportOptions,
  type SkippedEntry,
  type TransferKind,
} from '../../transfer-kit.ts'

const now = '2026-03-04T10:00:00.000Z'
const id = '018f4e9a-7b2c-7def-8abc-0123456789ab'
const options: ImportOptions = { now, newId: () => id }
/** The coded refusal of a file. */
function refusalOf(kind: TransferKind, text: string): FileRefusal | undefined {
  try {
    readImport(text, kind, options)
    return undefined
  } catch (error) {
    return error instanceof DomainError ? error.refusal : undefined
  }
}

const csv = (...lines: string[]): Import => readImport(lines.join('\n'), 'csv', options)

describe('readImport refuses unknown and too large files', () => {
  const file = (tasks: unknown, version: unknown = 1) =>
    JSON.stringify({ format: 'taskwire', version, tasks })
  test.each([
    ['json', '', { code: 'not_json' }],
    ['json', '[]', { code: 'not_an_export' }],
    ['json', '{"format":"taskwire"}', { code: 'not_an_export' }],
    ['json', file([], 2), { code: 'other_version' }],
    ['json', file(Array(5_001).fill({ title: 'a' })), { code: 'too_many_entries', maximum: 5_000 }],
    ['csv', '', { code: 'empty_file' }],
    ['csv', 'mood,colour\na,b', { code: 'no_title_column', names: ['mood', 'colour'] }],
    ['csv', `title${'\na'.repeat(5_001)}`, { code: 'too_many_entries', maximum: 5_000 }],
    ['csv', `title${','.repeat(100)}`, { code: 'too_many_columns' }],
    ['csv', `title${'\n"a"b'.repeat(101)}`, { code: 'not_csv' }],
    ['csv', '\n'.repeat(500_000), { code: 'not_csv' }],
    ['csv', 'a'.repeat(5_000_001), { code: 'file_too_large', megabytes: 5 }],
  ] as const)('%s %.20s: %o', (kind, text, refusal) => {
    expect(refusalOf(kind, text)).toEqual(refusal)
  })

  test.each([
    ['icalendar', 'BEGIN:VCALENDAR\r\nVERSION:2.0'],
    ['html', '\ufeff\n<!DOCTYPE html><title>x</title>'],
    ['xml', '<?xml version="1.0"?><opml>'],
    ['todo_txt', '(A) Oil the mower @shed\nx 2026-11-15 Rake +garden\nBuy twine'],
    ['markdown', '# Garden\n- [ ] Rake\n- [x] Mow'],
    ['ticktick', '"Date: 2026"\n"Version: 7"\n"Title","Is Check list","Priority","taskId"\n"a","N","5","1"'],
    ['trello', '{"name":"b","lists":[],"cards":[]}'],
    ['todoist_backup', '{"projects":[],"items":[]}'],
    ['google_tasks', '{"kind":"tasks#taskLists","items":[]}'],
    ['microsoft_to_do', '{"@odata.context":"x","value":[]}'],
    ['vikunja', '[{"title":"Garden","hex_color":"","tasks":[]}]'],
    ['super_productivity', '{"data":{"project":{},"task":{}}}'],
  ])('recognises %s by its content, whatever the kind', (format, text) => {
    const kinds: TransferKind[] = /^[{[]/.test(text) ? ['csv', 'json'] : ['csv']
    expect.assertions(kinds.length)
    for (const kind of kinds) expect(refusalOf(kind, text)).toEqual({ code: 'foreign_format', format })
  })

  test('reads 5,000 tasks, with or without blank lines between them', () => {
    expect(csv('title', ...Array<string>(5_000).fill('a\n')).tasks).toHaveLength(5_000)
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
      fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 2 })), fc.boolean(), (text, isJson) => {
        try {
          // A text of one line that names a title column is a file without tasks.
          expect(readImport(text, isJson ? 'json' : 'csv', options)).toHaveProperty('tasks')
        } catch (error) {
          expect(error).toBeInstanceOf(DomainError)
        }
      }),
    )
  })
})
