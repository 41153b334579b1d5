import { fold, wordTable } from './fold.ts'

// The words of repeats in the languages of Todoist.

type Unit = 'DAILY' | 'WEEKLY' | 'MONTHLY' | 'YEARLY'

export const units: ReadonlyMap<string, Unit> = wordTable<Unit>({
  DAILY:
    'day|days|daily|everyday|tag|tage|tagen|täglich|jour|jours|quotidien|quotidiennement|día|días|diariamente|diario|giorno|giorni|dia|dias|dag|dagen|dagelijks|dzień|dni|codziennie|dagligen|dagar|dagligt|daglig|день|дня|дней|ежедневно',
  WEEKLY:
    'week|weeks|weekly|woche|wochen|wöchentlich|semaine|semaines|semana|semanas|settimana|settimane|weken|wekelijks|tydzień|tygodnie|tygodni|vecka|veckor|uge|uger|uke|uker|неделя|неделю|недели|недель|еженедельно',
  MONTHLY:
    'month|months|monthly|monat|monate|monaten|monatlich|mois|mes|meses|mese|mesi|mês|maand|maanden|maandelijks|miesiąc|miesiące|miesięcy|månad|månader|måned|måneder|месяц|месяца|месяцев|ежемесячно',
  YEARLY:
    'year|years|yearly|annually|jahr|jahre|jahren|jährlich|an|ans|année|années|año|años|anno|anni|ano|anos|jaar|jaren|jaarlijks|rok|lata|lat|år|год|года|лет|ежегодно',
})

/** Units of several weeks or months. */
export const longUnits: ReadonlyMap<string, string> = new Map(
  [
    ['fortnight', 'WEEKLY;INTERVAL=2'],
    ['fortnightly', 'WEEKLY;INTERVAL=2'],
    ['biweekly', 'WEEKLY;INTERVAL=2'],
    ['quarter', 'MONTHLY;INTERVAL=3'],
    ['quarters', 'MONTHLY;INTERVAL=3'],
    ['quarterly', 'MONTHLY;INTERVAL=3'],
    ['quartal', 'MONTHLY;INTERVAL=3'],
    ['vierteljährlich', 'MONTHLY;INTERVAL=3'],
    ['trimestre', 'MONTHLY;INTERVAL=3'],
    ['halbjährlich', 'MONTHLY;INTERVAL=6'],
  ].map(([word = '', rule = '']) => [fold(word), rule]),
)

/** Several days with one name. */
export const dayGroups: ReadonlyMap<string, string> = new Map(
  [
    ['weekday', 'MO,TU,WE,TH,FR'],
    ['weekdays', 'MO,TU,WE,TH,FR'],
    ['workday', 'MO,TU,WE,TH,FR'],
    ['workdays', 'MO,TU,WE,TH,FR'],
    ['werktag', 'MO,TU,WE,TH,FR'],
    ['werktags', 'MO,TU,WE,TH,FR'],
    ['wochentag', 'MO,TU,WE,TH,FR'],
    ['wochentags', 'MO,TU,WE,TH,FR'],
    ['werkdag', 'MO,TU,WE,TH,FR'],
    ['weekend', 'SA,SU'],
    ['weekends', 'SA,SU'],
    ['wochenende', 'SA,SU'],
  ].map(([word = '', days = '']) => [fold(word), days]),
)

type Mark =
  | 'every'
  | 'filler'
  | 'other'
  | 'last'
  | 'completion'
  | 'start'
  | 'end'
  | 'first'
  | 'second'
  | 'third'
  | 'fourth'

export const marks: ReadonlyMap<string, Mark> = wordTable<Mark>({
  every:
    'every|each|ev|jeden|jede|jedes|jeder|alle|chaque|tous|toutes|cada|todos|todas|ogni|elke|iedere|ieder|każdy|każda|każde|co|varje|var|hver|hvert|каждый|каждую|каждое|каждые|каждая',
  filler:
    'the|on|of|at|in|am|um|im|and|und|et|y|e|en|i|och|og|и|les|le|la|el|los|las|den|der|die|das|des|uhr|kl|klo|a|o',
  other: 'other|zweiten|zweite|zweites|alternate',
  last: 'last|letzten|letzter|letzte|dernier|último|ultimo|laatste|ostatni|sista|sidste',
  completion: 'after|nach',
  start: 'starting|from|ab|desde|beginning',
  end: 'until|ending|bis|till',
  first: 'first|ersten|erster',
  second: 'second',
  third: 'third|dritten|dritter',
  fourth: 'fourth|vierten|vierter',
})

export const ordinals: Readonly<Partial<Record<Mark, number>>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  last: -1,
}

export const numbers: ReadonlyMap<string, number> = new Map(
  Object.entries({
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    zwei: 2,
    drei: 3,
    vier: 4,
    fünf: 5,
    sechs: 6,
  }).map(([word, number]) => [fold(word), number]),
)

/** Parts of the day that Todoist gives an hour. */
export const partsOfDay: ReadonlyMap<string, string> = new Map(
  Object.entries({
    morning: '09:00',
    morgen: '09:00',
    afternoon: '12:00',
    nachmittag: '12:00',
    evening: '19:00',
    abend: '19:00',
    night: '22:00',
  }),
)

const codes = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU']
const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'pl',
  'sv',
  'da',
  'nb',
  'ru',
  'ja',
  'ko',
  'zh',
  'tr',
  'fi',
]

let weekdayTable: ReadonlyMap<string, string> | undefined

/** Returns the RFC 5545 name of a weekday in one of many languages: "sat", "Samstags", "lundi". */
export function weekdayOf(word: string): string | undefined {
  weekdayTable ??= newWeekdayTable()
  const plain = fold(word)
  return (
    weekdayTable.get(plain) ??
    weekdayTable.get(plain.replace(/s$/, '')) ??
    { tues: 'TU', weds: 'WE', thur: 'TH', thurs: 'TH', sonnabend: 'SA' }[plain]
  )
}

function newWeekdayTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>()
  for (const language of languages)
    for (const weekday of ['long', 'short'] as const) {
      const format = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday })
      for (const [index, code] of codes.entries()) {
        const word = fold(format.format(Date.UTC(2027, 0, 4 + index)))
        if (!table.has(word)) table.set(word, code)
      }
    }
  return table
}
