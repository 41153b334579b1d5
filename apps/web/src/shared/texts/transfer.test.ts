import {
  importReasonCodes,
  reasonInEnglish,
  type ImportReason,
  type ImportWarning,
} from '@taskwire/domain/transfer'
import { issueAt } from '@taskwire/domain'
import { expect, test } from 'vitest'
import { reasonInGerman } from './german-reasons.ts'

const at = { value: 'x', column: 'due' }
/** One reason of each code: a code without a sample doesn't compile. */
const samples: { readonly [Code in ImportReason['code']]: Extract<ImportReason, { code: Code }> } = {
  not_csv: { code: 'not_csv' },
  empty_file: { code: 'empty_file' },
  too_many_columns: { code: 'too_many_columns' },
  no_title_column: { code: 'no_title_column', names: ['x'] },
  not_json: { code: 'not_json' },
  not_an_export: { code: 'not_an_export' },
  other_version: { code: 'other_version' },
  file_too_large: { code: 'file_too_large', megabytes: 5 },
  too_many_entries: { code: 'too_many_entries', maximum: 5_000 },
  foreign_format: { code: 'foreign_format', format: 'html' },
  unclosed_quote: { code: 'unclosed_quote' },
  not_a_task: { code: 'not_a_task' },
  other_row: { code: 'other_row', row: 'section' },
  unknown_row: { code: 'unknown_row', type: 'x' },
  invalid_field: { code: 'invalid_field', issue: issueAt(['title'], { code: 'required' }) },
  account_full: { code: 'account_full' },
  unknown_column: { code: 'unknown_column', column: 'x' },
  unnamed_column: { code: 'unnamed_column', number: 4 },
  repeated_column: { code: 'repeated_column', column: 'x' },
  unknown_field: { code: 'unknown_field', field: 'x' },
  more_unknown_fields: { code: 'more_unknown_fields' },
  above_header: { code: 'above_header', text: 'x' },
  beyond_columns: { code: 'beyond_columns', text: 'x' },
  more_beyond_columns: { code: 'more_beyond_columns' },
  label: { code: 'label', label: 'x' },
  more_labels: { code: 'more_labels' },
  list_title_too_long: { code: 'list_title_too_long', list: 'x', maximum: 120 },
  no_room_for_list: { code: 'no_room_for_list', list: 'x' },
  parent_missing: { code: 'parent_missing', parent: 'x' },
  deeper_level: { code: 'deeper_level' },
  too_many_subtasks: { code: 'too_many_subtasks', maximum: 200 },
  completed_with_parent: { code: 'completed_with_parent' },
  unknown_repeat: { code: 'unknown_repeat', rule: 'x' },
  repeat_left_out: { code: 'repeat_left_out', rule: 'x' },
  repeat_ended: { code: 'repeat_ended', rule: 'x' },
  subtask_repeats: { code: 'subtask_repeats', rule: 'x' },
  more_repeats: { code: 'more_repeats' },
  read_as_windows_1252: { code: 'read_as_windows_1252' },
  already_imported: { code: 'already_imported', count: 2 },
  unreadable_date: { code: 'unreadable_date', ...at },
  date_in_notes: { code: 'date_in_notes', ...at },
  unknown_value: { code: 'unknown_value', ...at },
  contradicts_status: { code: 'contradicts_status', ...at },
  became_completed: { code: 'became_completed', ...at },
  more_values: { code: 'more_values', column: 'x' },
  title_too_long: { code: 'title_too_long', maximum: 500 },
  notes_too_long: { code: 'notes_too_long', maximum: 10_000 },
  unstorable_characters: { code: 'unstorable_characters' },
  ambiguous_date: { code: 'ambiguous_date', text: '1/2/2027', day: '2027-02-01' },
}

test.for([
  ['English', reasonInEnglish],
  ['German', reasonInGerman],
] as const)('each reason has a wording of its own in %s', ([, word]) => {
  expect(importReasonCodes.toSorted()).toEqual(Object.keys(samples).toSorted())
  const sentences = Object.values(samples).map((reason) => word(reason))
  expect(new Set(sentences).size).toBe(importReasonCodes.length)
  for (const sentence of sentences) {
    expect(sentence).toMatch(/^[\p{Lu}“„]/u)
    expect(sentence).not.toMatch(/undefined|NaN|\.$/)
  }
})

test('the German sentences contain no English', () => {
  for (const reason of Object.values(samples))
    expect(reasonInGerman(reason)).not.toMatch(
      /\b(?:is|the|file|must|not|has|The|was|were|lines?|more|and|an)\b/,
    )
})

test('a warning names its lines in German', () => {
  const warning: ImportWarning = { code: 'unknown_value', ...at, lines: [2, 3], moreLines: 4 }
  expect(reasonInGerman(warning)).toBe(
    '„x“ in „due“ ist kein bekannter Wert und wurde ausgelassen (Zeilen 2, 3 und 4 weitere)',
  )
  expect(reasonInGerman({ ...warning, lines: [2], moreLines: 0 })).toMatch(/ \(Zeile 2\)$/)
})

test('a reason of another build gets a general sentence', () => {
  expect(reasonInGerman({ code: 'too_new' } as unknown as ImportReason)).toBe(
    'Etwas in der Datei wurde ausgelassen',
  )
})

test('days and numbers are written as in German', () => {
  expect(reasonInGerman(samples.ambiguous_date)).toContain('01.02.2027')
  expect(reasonInGerman(samples.too_many_entries)).toContain('5.000')
})
