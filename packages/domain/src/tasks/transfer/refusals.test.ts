import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DomainError } from '../../errors.ts'
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
const csv = (...lines: string[]): Import => readImport(lines.join('\n'), 'csv', options)

describe('an unknown or too large file is refused in words', () => {
  const file = (tasks: unknown, version: unknown = 1) =>
    JSON.stringify({ format: 'taskwire', version, tasks })
  test.each([
    ['json', '', 'The file is not valid JSON'],
    ['json', '[]', 'The file is not an export of Taskwire'],
    ['json', '{"format":"taskwire"}', 'The file is not an export of Taskwire'],
    ['json', file([], 2), 'The file was written by another version of Taskwire'],
    ['json', file(Array(5_001).fill({ title: 'a' })), 'The file holds more than 5,000 entries; split it'],
    ['csv', '', 'The file is empty'],
    ['csv', 'mood,colour\na,b', 'The first line of the file names no title column, only “mood”, “colour”'],
    ['csv', `title${'\na'.repeat(5_001)}`, 'The file holds more than 5,000 entries; split it'],
    ['csv', `title${','.repeat(100)}`, 'The first line of the file names too many columns'],
    ['csv', `title${'\n"a"b'.repeat(101)}`, 'The file is not CSV'],
    ['csv', '\n'.repeat(500_000), 'The file is not CSV'],
    ['csv', 'a'.repeat(5_000_001), 'The file is larger than 5 MB'],
  ] as const)('%s %.20s: %s', (kind, text, message) => {
    expect(() => readImport(text, kind, options)).toThrow(message)
  })

  test.each([
    ['a calendar (iCalendar)', 'BEGIN:VCALENDAR\r\nVERSION:2.0'],
    ['a web page', '\ufeff\n<!DOCTYPE html><title>x</title>'],
    ['an XML file', '<?xml version="1.0"?><opml>'],
    ['a todo.txt list', '(A) Oil the mower @shed\nx 2026-11-15 Rake +garden\nBuy twine'],
    ['a Markdown check list', '# Garden\n- [ ] Rake\n- [x] Mow'],
    [
      'a TickTick backup',
      '"Date: 2026"\n"Version: 7"\n"Title","Is Check list","Priority","taskId"\n"a","N","5","1"',
    ],
    ['a Trello board', '{"name":"b","lists":[],"cards":[]}'],
    ['a Todoist backup', '{"projects":[],"items":[]}'],
    ['an export of Google Tasks', '{"kind":"tasks#taskLists","items":[]}'],
    ['an export of Microsoft To Do', '{"@odata.context":"x","value":[]}'],
    ['a Vikunja export', '[{"title":"Garden","hex_color":"","tasks":[]}]'],
    ['a Super Productivity backup', '{"data":{"project":{},"task":{}}}'],
  ])('%s is called so, whatever the name of the file says', (name, text) => {
    const kinds: TransferKind[] = /^[{[]/.test(text) ? ['csv', 'json'] : ['csv']
    expect.assertions(kinds.length)
    for (const kind of kinds)
      expect(() => readImport(text, kind, options)).toThrow(
        `The file is ${name}, which cannot be imported yet`,
      )
  })

  test('5,000 tasks are read, blank lines between them or not', () => {
    expect(csv('title', ...Array<string>(5_000).fill('a\n')).tasks).toHaveLength(5_000)
  })

  test('whatever is in it, each line is read, skipped or said to be too much', () => {
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

  test('what is no such file is refused and nothing else', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json({ maxDepth: 2 })), fc.boolean(), (text, isJson) => {
        expect(() => readImport(text, isJson ? 'json' : 'csv', options)).toThrow(DomainError)
      }),
    )
  })
})
