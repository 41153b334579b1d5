import { expect, test } from 'vitest'
import { importReasonCodes, reasonInEnglish, type ImportReason } from './import-reasons.ts'

test('words a reason, with its parameters', () => {
  expect(reasonInEnglish({ code: 'foreign_format', format: 'html' })).toBe(
    'The file can’t be imported: it’s a web page',
  )
  expect(reasonInEnglish({ code: 'no_title_column', names: ['mood', 'colour'] })).toBe(
    'The first line of the file has no title column, only “mood”, “colour”',
  )
  expect(reasonInEnglish({ code: 'other_row', row: 'note' })).toBe('This is a comment, not a task')
  expect(
    reasonInEnglish({
      code: 'invalid_field',
      issue: { code: 'not_a_date', path: ['due_date'], message: 'must be a date' },
    }),
  ).toBe('Due date must be a date')
})

test('a warning names its lines', () => {
  const value = { code: 'unknown_value', value: 'x', column: 'due' } as const
  expect(reasonInEnglish({ ...value, lines: [2], moreLines: 0 })).toMatch(/ \(line 2\)$/)
  expect(reasonInEnglish({ ...value, lines: [2, 3], moreLines: 4 })).toMatch(/ \(lines 2, 3 and 4 more\)$/)
  expect(reasonInEnglish({ ...value, lines: [], moreLines: 0 })).not.toContain('(')
})

test('a code of another version gets a general sentence', () => {
  expect(importReasonCodes).not.toContain('too_new')
  expect(reasonInEnglish({ code: 'too_new' } as unknown as ImportReason)).toBe(
    'Something in the file was left out',
  )
})
