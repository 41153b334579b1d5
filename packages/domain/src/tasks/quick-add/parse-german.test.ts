import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createTaskSchema } from '../task-input.ts'
import { parseQuickAdd, type QuickAdd } from './parse-quick-add.ts'
import { anyCharacter } from '../../testing/any-character.ts'

// A Wednesday, 11:00 in Berlin.
const wednesday = { now: '2026-03-04T10:00:00.000Z', timeZone: 'Europe/Berlin', language: 'de' } as const
const read = (text: string, options = {}) => parseQuickAdd(text, { ...wednesday, ...options })
const brief = ({ title, due_date, priority }: QuickAdd) => [title, due_date, priority]

test.each([
  // text, title, due date, priority
  ['Miete zahlen morgen 9 Uhr !hoch', 'Miete zahlen', '2026-03-05T08:00:00.000Z', 'high'],
  ['Miete zahlen !mittel', 'Miete zahlen', undefined, 'medium'],
  ['!Niedrig Miete zahlen', 'Miete zahlen', undefined, 'low'],
  ['Miete zahlen !high', 'Miete zahlen', undefined, 'high'],
  ['Miete zahlen !1', 'Miete zahlen', undefined, 'high'],
  ['Miete zahlen p3', 'Miete zahlen', undefined, 'low'],
  ['Miete zahlen heute', 'Miete zahlen', '2026-03-04'],
  ['Morgen Miete zahlen', 'Miete zahlen', '2026-03-05'],
  ['Morgen, Miete zahlen', 'Miete zahlen', '2026-03-05'],
  ['Anna, morgen, anrufen', 'Anna, anrufen', '2026-03-05'],
  ['Miete bis morgen', 'Miete', '2026-03-05'],
  ['übermorgen Miete zahlen', 'Miete zahlen', '2026-03-06'],
  ['ÜBERMORGEN Miete zahlen', 'Miete zahlen', '2026-03-06'],
  ['uebermorgen Miete zahlen', 'Miete zahlen', '2026-03-06'],
  ['u\u0308bermorgen Miete zahlen', 'Miete zahlen', '2026-03-06'],
  ['Freitag Miete zahlen', 'Miete zahlen', '2026-03-06'],
  ['Miete zahlen am Freitag', 'Miete zahlen', '2026-03-06'],
  ['Miete zahlen bis Freitag', 'Miete zahlen', '2026-03-06'],
  ['Miete, fällig am Freitag', 'Miete', '2026-03-06'],
  ['Miete spätestens Freitag', 'Miete', '2026-03-06'],
  ['Miete zahlen am Mittwoch', 'Miete zahlen', '2026-03-04'],
  ['Miete zahlen diesen Freitag', 'Miete zahlen', '2026-03-06'],
  ['Miete zahlen kommenden Montag', 'Miete zahlen', '2026-03-09'],
  ['Miete zahlen am kommenden Mittwoch', 'Miete zahlen', '2026-03-11'],
  ['Miete zahlen nächsten Montag', 'Miete zahlen', '2026-03-09'],
  ['Miete zahlen nächsten Freitag', 'Miete zahlen', '2026-03-13'],
  ['Miete zahlen am naechsten Sonntag', 'Miete zahlen', '2026-03-15'],
  ['Rasen mähen Sonnabend', 'Rasen mähen', '2026-03-07'],
  ['Rasen mähen am Wochenende', 'Rasen mähen', '2026-03-07'],
  ['Rasen mähen nächstes Wochenende', 'Rasen mähen', '2026-03-14'],
  ['Miete zahlen nächste Woche', 'Miete zahlen', '2026-03-09'],
  ['Miete zahlen nächste Woche Donnerstag', 'Miete zahlen', '2026-03-12'],
  ['Miete zahlen am Dienstag nächster Woche', 'Miete zahlen', '2026-03-10'],
  ['Miete zahlen nächsten Monat', 'Miete zahlen', '2026-04-01'],
  ['Miete zahlen in 3 Tagen', 'Miete zahlen', '2026-03-07'],
  ['Miete zahlen in einer Woche', 'Miete zahlen', '2026-03-11'],
  ['Miete zahlen in 3 Wochen', 'Miete zahlen', '2026-03-25'],
  ['Miete zahlen in drei Monaten', 'Miete zahlen', '2026-06-04'],
  ['Pass erneuern in 10 Jahren', 'Pass erneuern', '2036-03-04'],
  ['Miete zahlen 5.12.', 'Miete zahlen', '2026-12-05'],
  ['Miete zahlen am 5. 12.', 'Miete zahlen', '2026-12-05'],
  ['Miete zahlen bis zum 3.3.', 'Miete zahlen', '2027-03-03'],
  ['Miete zahlen 5.12.2027', 'Miete zahlen', '2027-12-05'],
  ['Miete zahlen 2026-12-24', 'Miete zahlen', '2026-12-24'],
  ['Miete zahlen 5. Dezember', 'Miete zahlen', '2026-12-05'],
  ['am 5. Dezember 2027 Miete zahlen', 'Miete zahlen', '2027-12-05'],
  ['1. Mai Fahrrad putzen', 'Fahrrad putzen', '2026-05-01'],
  ['Miete am 12. Okt. zahlen', 'Miete zahlen', '2026-10-12'],
  ['Miete zahlen 3. März', 'Miete zahlen', '2027-03-03'],
  ['Miete zahlen 6. Jänner', 'Miete zahlen', '2027-01-06'],
  ['Miete zahlen Freitag, den 5. Dezember', 'Miete zahlen', '2026-12-05'],
  ['Miete zahlen am Samstag, den 5.12.', 'Miete zahlen', '2026-12-05'],
  ['Miete zahlen Sa., 5.12.2026', 'Miete zahlen', '2026-12-05'],
  ['Miete zahlen am Donnerstag den 5.', 'Miete zahlen', '2026-03-05'],
  ['Miete zahlen 5.12.27', 'Miete zahlen', '2027-12-05'],
  ['am 5.12.27 Miete zahlen', 'Miete zahlen', '2027-12-05'],
  ['am 5. einen Kuchen backen', 'einen Kuchen backen', '2026-03-05'],
  ['am 5. den Pass abholen', 'den Pass abholen', '2026-03-05'],
  ['Anna anrufen um halb 10', 'Anna anrufen', '2026-03-05T08:30:00.000Z'],
  ['Anna anrufen um halb zehn', 'Anna anrufen', '2026-03-05T08:30:00.000Z'],
  ['Anna anrufen morgen halb 10', 'Anna anrufen', '2026-03-05T08:30:00.000Z'],
  ['Anna anrufen morgen um Viertel nach 9', 'Anna anrufen', '2026-03-05T08:15:00.000Z'],
  ['Anna anrufen morgen um viertel vor elf', 'Anna anrufen', '2026-03-05T09:45:00.000Z'],
  ['Anna anrufen um dreiviertel 8', 'Anna anrufen', '2026-03-05T06:45:00.000Z'],
  ['Anna anrufen um halb 1', 'Anna anrufen', '2026-03-04T11:30:00.000Z'],
  ['heute Abend um halb 8 Anna anrufen', 'Anna anrufen', '2026-03-04T18:30:00.000Z'],
  ['Anna anrufen um halb 8 abends', 'Anna anrufen', '2026-03-04T18:30:00.000Z'],
  ['Miete zahlen am 5.', 'Miete zahlen', '2026-03-05'],
  ['Miete zahlen am 1.', 'Miete zahlen', '2026-04-01'],
  ['bis zum 15. zahlen', 'zahlen', '2026-03-15'],
  ['Anna anrufen um 17 Uhr', 'Anna anrufen', '2026-03-04T16:00:00.000Z'],
  ['Anna anrufen 9 Uhr', 'Anna anrufen', '2026-03-05T08:00:00.000Z'],
  ['Anna anrufen 14.30 Uhr', 'Anna anrufen', '2026-03-04T13:30:00.000Z'],
  ['Anna anrufen um 21:15', 'Anna anrufen', '2026-03-04T20:15:00.000Z'],
  ['Anna anrufen morgen 9:30', 'Anna anrufen', '2026-03-05T08:30:00.000Z'],
  ['Anna anrufen morgen, 9:30 Uhr', 'Anna anrufen', '2026-03-05T08:30:00.000Z'],
  ['Anna anrufen morgen um 9', 'Anna anrufen', '2026-03-05T08:00:00.000Z'],
  ['Anna anrufen morgen um 5', 'Anna anrufen um 5', '2026-03-05'],
  ['Anna anrufen um 9 am Freitag', 'Anna anrufen', '2026-03-06T08:00:00.000Z'],
  ['um 17 Uhr Anna anrufen am Freitag', 'Anna anrufen', '2026-03-06T16:00:00.000Z'],
  ['Anna anrufen Mittwoch 10 Uhr', 'Anna anrufen', '2026-03-11T09:00:00.000Z'],
  ['Anna anrufen Sa 16 Uhr', 'Anna anrufen', '2026-03-07T15:00:00.000Z'],
  ['Anna anrufen um 8 Uhr abends', 'Anna anrufen', '2026-03-04T19:00:00.000Z'],
  ['Anna anrufen morgen mittags', 'Anna anrufen', '2026-03-05T11:00:00.000Z'],
  ['Anna anrufen um Mitternacht', 'Anna anrufen', '2026-03-04T23:00:00.000Z'],
  ['Anna anrufen morgen früh', 'Anna anrufen', '2026-03-05T08:00:00.000Z'],
  ['morgen frueh um 7 Anna anrufen', 'Anna anrufen', '2026-03-05T06:00:00.000Z'],
  ['heute Morgen Anna anrufen', 'Anna anrufen', '2026-03-04T08:00:00.000Z'],
  ['heute Abend Anna anrufen', 'Anna anrufen', '2026-03-04T18:00:00.000Z'],
  ['heute Abend um 8 Anna anrufen', 'Anna anrufen', '2026-03-04T19:00:00.000Z'],
  ['Anna anrufen heute Abend um 20 Uhr', 'Anna anrufen', '2026-03-04T19:00:00.000Z'],
  ['Freitag Morgen Anna anrufen', 'Anna anrufen', '2026-03-06T08:00:00.000Z'],
  ['Anna anrufen am Freitagabend', 'Anna anrufen', '2026-03-06T18:00:00.000Z'],
  ['Anna anrufen Freitagabend um 8 Uhr', 'Anna anrufen', '2026-03-06T19:00:00.000Z'],
  ['Anna anrufen am 5.12. abends', 'Anna anrufen', '2026-12-05T18:00:00.000Z'],
  ['Tee in 20 Minuten', 'Tee', '2026-03-04T10:20:00.000Z'],
  ['Tee in einer Stunde', 'Tee', '2026-03-04T11:00:00.000Z'],
  ['Montag Anna über Freitag schreiben', 'Anna über Freitag schreiben', '2026-03-09'],
  ['heute Nacht um 3 Zug nehmen', 'Zug nehmen', '2026-03-05T02:00:00.000Z'],
  ['Workshop morgen 9 bis 11 Uhr', 'Workshop 9 bis 11 Uhr', '2026-03-05'],
  ['Workshop morgen zwischen 9 und 11 Uhr', 'Workshop zwischen 9 und 11 Uhr', '2026-03-05'],
  ['Kapitel 3 bis Freitag lesen', 'Kapitel 3 lesen', '2026-03-06'],
  ['Workshop morgen 14 Uhr bis 16 Uhr', 'Workshop 14 Uhr bis 16 Uhr', '2026-03-05'],
] as const)('%s', (text, title, due_date?: string, priority?: string) => {
  expect(brief(read(text))).toEqual([title, due_date, priority])
})

describe('stays a title', () => {
  test.each([
    '3 Kapitel lesen',
    'Morgenmantel kaufen',
    'Montagsrunde',
    'Montagsrunde vorbereiten',
    'Heutiges lesen',
    'Anna guten Morgen sagen',
    'am Morgen laufen',
    'jeden Morgen laufen',
    'am frühen Morgen laufen',
    'morgens laufen',
    'mittags spazieren',
    'abends lesen',
    'Abend planen',
    'am Bericht arbeiten',
    'um die Ecke schauen',
    'Anna um Rat fragen',
    'Anna um 9 Euro bitten',
    'um 9 Punkte kürzen',
    'Anna um 9 wecken',
    'die Uhr reparieren',
    '3 Uhren kaufen',
    'Wochenende planen',
    'so um 9 Uhr',
    'Termin auf Freitag verschieben',
    'Protokoll von heute',
    'letzten Freitag nachlesen',
    'Der Freitag kaufen',
    'nach 17 Uhr abschließen',
    'gegen 9 Uhr',
    'Bericht 9-17 Uhr',
    'Bericht Montag - Freitag',
    'Bericht Montag bis Freitag',
    'Bericht vom 5.12. bis 7.12.',
    'um Montag oder Dienstag bitten',
    'Update auf 10.2.3',
    'Node 24.1 installieren',
    'Version 5.12. installieren',
    'Kapitel 5.12. lesen',
    'Preis 14.30 prüfen',
    'am 3. Advent backen',
    'am 2. großen Baum warten',
    'Node 24.1.27 installieren',
    'halb 10 Leute fragen',
    'Anna um halb 4 wecken',
    'halb fertige Texte lesen',
    'am 5. und 6. putzen',
    'zum 5. Mal fragen',
    'im Dezember',
    'die 3 August rufen',
    'Anna di Milano anrufen',
    'Fr. Meier anrufen',
    'so do mi fa singen',
    'Geschenk für Mo',
    'in acht Tagen',
    'Anfang nächster Woche',
    'Release 31. April',
    'Release 30.2.',
    'Release 5.13.',
    'Release 2026-02-30',
    'am 32. lesen',
    'Alarm um 25 Uhr',
    'Buch „Morgen“ lesen',
    'Film "heute" sehen',
    'pay rent tomorrow 9am',
    '!dringend',
    'x (morgen)',
    'mail morgen@example.com',
  ])('%s', (text) => {
    expect(read(text)).toEqual({ title: text, tokens: [] })
  })
})

test('each language reads its own words, and English is the default', () => {
  const german = 'Miete zahlen morgen !hoch'
  expect(read(german, { language: 'en' })).toEqual({ title: german, tokens: [] })
  expect(read(german, { language: undefined })).toEqual({ title: german, tokens: [] })
})

test('an adjacent day and time are one token, separate ones are two', () => {
  expect(read('Anna morgen früh um 9 anrufen !hoch').tokens).toEqual([
    { kind: 'due', start: 5, end: 21, text: 'morgen früh um 9' },
    { kind: 'priority', start: 30, end: 35, text: '!hoch' },
  ])
  expect(read('um 17 Uhr mit Anna am Freitag').tokens.map(({ text }) => text)).toEqual([
    'um 17 Uhr',
    'am Freitag',
  ])
})

test.each([
  // now, time zone, text, due date
  ['2026-03-04T23:30:00Z', 'Europe/Berlin', 'x heute', '2026-03-05'],
  ['2026-03-04T10:00:00Z', 'Pacific/Kiritimati', 'x morgen', '2026-03-06'],
  // Clocks go forward in Berlin, 02:00 → 03:00, and back.
  ['2026-03-28T10:00:00Z', 'Europe/Berlin', 'x morgen 2:30 Uhr', '2026-03-29T01:30:00.000Z'],
  ['2026-10-24T10:00:00Z', 'Europe/Berlin', 'x morgen um 2.30 Uhr', '2026-10-25T00:30:00.000Z'],
  ['2026-01-31T10:00:00Z', 'UTC', 'x in einem Monat', '2026-02-28'],
  ['2026-01-31T10:00:00Z', 'UTC', 'x am 30.', '2026-03-30'],
  ['2026-12-30T10:00:00Z', 'UTC', 'x am 5.', '2027-01-05'],
  // Weeks begin on Monday.
  ['2026-03-08T10:00:00Z', 'UTC', 'x nächste Woche', '2026-03-09'],
  ['2026-03-08T10:00:00Z', 'UTC', 'x nächsten Sonntag', '2026-03-15'],
  ['2026-03-09T10:00:00Z', 'UTC', 'x nächsten Montag', '2026-03-16'],
  ['9999-12-31T10:00:00Z', 'UTC', 'x morgen', undefined],
])('%s %s: %s', (now, timeZone, text, due_date) => {
  expect(read(text, { now, timeZone }).due_date).toBe(due_date)
})

describe('whatever is typed', () => {
  const scrap = fc.constantFrom(
    ...'morgen|heute|früh|Freitag|nächsten|am|5.|5.12.|12|Mai|um|9|Uhr|Abend|in|3|Tagen|bis|!hoch|"|,|-|und|\n|2026-12-24|Milch|!|\0|🍎'.split(
      '|',
    ),
  )
  const line = fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 80 }),
    fc.array(scrap, { maxLength: 12 }).map((scraps) => scraps.join(' ')),
    fc.array(scrap, { maxLength: 12 }).map((scraps) => scraps.join('')),
  )
  const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'Pacific/Apia', 'America/St_Johns')
  const moment = fc
    .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
    .map((date) => date.toISOString())
  const solid = (text: string) => text.replaceAll(/[\s,]/g, '')

  test('tokens are ordered slices, the title is the rest and the due date is valid', () => {
    fc.assert(
      fc.property(line, zone, moment, (text, timeZone, now) => {
        const { title, tokens, due_date } = read(text, { now, timeZone })
        let [from, rest] = [0, '']
        for (const { start, end, text: slice } of tokens) {
          expect(start).toBeGreaterThanOrEqual(from)
          expect(end).toBeGreaterThan(start)
          expect(slice).toBe(text.slice(start, end))
          rest += text.slice(from, start)
          from = end
        }
        rest += text.slice(from)
        if (solid(rest) !== '') expect(solid(title)).toBe(solid(rest))
        if (due_date !== undefined)
          expect(createTaskSchema.safeParse({ title: 'a', due_date }).success, due_date).toBe(true)
        expect(due_date === undefined).toBe(tokens.every(({ kind }) => kind !== 'due'))
      }),
    )
  })

  test('texts that cause backtracking are parsed in time', () => {
    for (const piece of [
      'am ',
      'um 9',
      'bis ',
      'in einer ',
      'nächste ',
      'Freitag ',
      'um ',
      '5. ',
      '5.',
      'ü',
    ]) {
      const text = piece.repeat(2_000 / piece.length).trim()
      expect(solid(read(text).title).length).toBeLessThanOrEqual(text.length)
    }
  })
})
