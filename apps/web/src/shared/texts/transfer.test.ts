import { readImport, type TransferKind } from '@taskwire/domain/transfer'
import { expect, test } from 'vitest'
import { reasonInGerman } from './german-reasons.ts'
import { sayReason } from './transfer.ts'

const options = { now: '2026-11-20T12:00:00.000Z', newId: () => '01900000-0000-7000-8000-000000000000' }

/** Everything that is said of a file. */
function said(kind: TransferKind, text: string): readonly string[] {
  try {
    const { skipped, warnings } = readImport(text, kind, options)
    return [...skipped.map(({ reason }) => reason), ...warnings]
  } catch (error) {
    return [(error as Error).message]
  }
}

const all = [
  ...said('json', '{'),
  ...said('json', '[]'),
  ...said('json', '{"format":"taskwire","version":2,"tasks":[]}'),
  ...said('json', '{"format":"taskwire","version":1,"tasks":[1]}'),
  ...said('csv', 'name'),
  ...said('csv', 'title,mood\n,fine'),
  ...said('csv', 'title,status,due_date\na,asleep,\nb,,soon\nc,,"'),
  ...said('csv', `title\n${'x'.repeat(501)}`),
  ...said('csv', `title${',a'.repeat(101)}`),
  ...said('csv', `title\n${'x\n'.repeat(5_001)}`),
  ...said('csv', 'x'.repeat(5_000_001)),
  ...said('csv', 'TYPE,CONTENT\nnote,Hello'),
]

test('every reason is said in German, too', () => {
  expect(all).toHaveLength(15)
  for (const reason of all) {
    expect(reasonInGerman(reason)).not.toMatch(/\b(?:is|the|file|must|not|has|The)\b/)
    expect(reasonInGerman(reason)).not.toMatch(/^Der Eintrag/)
  }
})

test('a reason begins like a sentence, without names of columns', () => {
  expect(sayReason('due_date must be a date')).toBe('Due date must be a date')
})
