import { expect, test } from 'vitest'
import { parseQuickAdd } from './parse-quick-add.ts'
import file from './testing/cases.json' with { type: 'json' }
import { dueOf } from './testing/due-of.ts'

interface Reading {
  readonly title: string
  /** A date, a wall time in the zone, or an instant. */
  readonly due: string | null
  readonly priority: string | null
}

interface Case extends Reading {
  readonly kind: string
  readonly lang: 'en' | 'de'
  readonly text: string
  readonly or?: readonly Reading[]
  readonly now?: string
  readonly zone?: string
  readonly locale?: string
}

interface CaseFile {
  readonly now: string
  readonly zone: string
  readonly locale: Record<Case['lang'], string>
  readonly cases: readonly Case[]
}

const { now, zone, locale, cases }: CaseFile = file as CaseFile

test.each(cases)('$kind: $text', (given) => {
  const timeZone = given.zone ?? zone
  const read = parseQuickAdd(given.text, {
    now: given.now ?? now,
    timeZone,
    language: given.lang,
    locale: given.locale ?? locale[given.lang],
  })
  const accepted = [given, ...(given.or ?? [])].map(({ title, due, priority }) => ({
    title,
    due: due === null ? null : dueOf(due, timeZone),
    priority,
  }))
  expect(accepted).toContainEqual({
    title: read.title,
    due: read.due_date ?? null,
    priority: read.priority ?? null,
  })
})
