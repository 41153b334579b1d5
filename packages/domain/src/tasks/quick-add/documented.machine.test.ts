import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseQuickAdd } from './parse-quick-add.ts'
import { dueOf } from './testing/due-of.ts'

const page = readFileSync(new URL('../../../../../docs/quick-add.md', import.meta.url), 'utf8')
const now = '2027-05-11T11:15:00Z'
const timeZone = 'Europe/Berlin'

let language: 'en' | 'de' = 'en'
const rows = page.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim())
  const [, text = '', title = '', due = '', priority = ''] = cells
  if (text === 'en' || text === 'de') language = text
  return cells.length < 5 || title === 'title' || text.startsWith('--')
    ? []
    : [{ language, text, title, due, priority }]
})

test('the documentation has a row for each rule', () => {
  expect(rows.length).toBeGreaterThan(90)
})

test.each(rows)('$text', ({ language, text, title, due, priority }) => {
  const read = parseQuickAdd(text, { now, timeZone, language, locale: language === 'de' ? 'de-DE' : 'en-GB' })
  expect([read.title, read.due_date ?? '', read.priority ?? '']).toEqual([
    title,
    due === '' ? '' : dueOf(due, timeZone),
    priority,
  ])
})
