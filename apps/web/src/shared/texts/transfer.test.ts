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

const many = (write: (row: number) => string) => Array.from({ length: 30 }, (_, row) => write(row)).join('')
const own = 'id,title,created_at,updated_at'
const all = [
  ...said('json', '{'),
  ...said('json', '[]'),
  ...said('json', '{"format":"taskwire","version":2,"tasks":[]}'),
  ...said('json', '{"format":"taskwire","version":1,"tasks":[1,{"title":"a","mood":1}]}'),
  ...said('csv', ''),
  ...said('csv', 'colour,'),
  ...said('csv', ','),
  ...said('csv', 'title,mood,\n,fine,x'),
  ...said('csv', 'title,status,due_date\na,asleep,\nb,,soon\nc,,"\nd,canceled,\ne,f,g,h'),
  ...said('csv', 'title,status,completed_at\na,pending,2026-12-01\nb,asleep,\nc,asleep,'),
  ...said('csv', 'My list\ntitle,due,due\na,1/2/2027,1/3/2027'),
  ...said('csv', `title,notes\n${'x'.repeat(501)}\0,${'y'.repeat(10_000)}`),
  ...said('csv', `title${',a'.repeat(101)}`),
  ...said('csv', `title\n${'x\n'.repeat(5_001)}`),
  ...said('csv', 'x'.repeat(5_000_001)),
  ...said('csv', `${own}\n1,a,,,b`),
  ...said(
    'csv',
    `TYPE,CONTENT,DATE\nnote,Hello,\nmeta,x,\n,x,${many((row) => `\ntask,a @b${row},every day`)}`,
  ),
  ...said('csv', `title,due${many((row) => `\na,x${row},y${row}`)}`),
  ...said(
    'json',
    `{"format":"taskwire","version":1,"tasks":[{"title":"a"${many((row) => `,"b${row}":1`)}}]}`,
  ),
  ...said('json', '{"cards":[],"lists":[]}'),
  ...said('csv', 'BEGIN:VCALENDAR'),
]

test('every reason is said in German, too', () => {
  expect(all.length).toBeGreaterThan(100)
  for (const reason of all) {
    const german = reasonInGerman(reason)
    expect(german).not.toMatch(/\b(?:is|the|file|must|not|has|The|was|were|lines?|more|and|an)\b/)
    expect(german).not.toMatch(/^Der Eintrag/)
  }
})

test('a warning names its lines in German', () => {
  expect(reasonInGerman('“x” in “due” is not understood and was left out (lines 2, 3 and 4 more)')).toBe(
    '„x“ in „due“ wurde nicht verstanden und ausgelassen (Zeilen 2, 3 und 4 weitere)',
  )
})

test('a reason begins like a sentence, without names of columns', () => {
  expect(sayReason('due_date must be a date')).toBe('Due date must be a date')
  expect(sayReason('“a_b” in “due” is not understood')).toBe('“a_b” in “due” is not understood')
})
