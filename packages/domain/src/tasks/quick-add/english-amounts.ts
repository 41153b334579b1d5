import { sumOf, type Units } from './amounts.ts'
import { amountOf, plain, upToTwelve } from './english-words.ts'
import type { Grammar } from './grammar.ts'
import { words } from './spans.ts'

const units: Units = [
  [/^y/, { months: 12 }],
  [/^mon/, { months: 1 }],
  [/^f/, { days: 14 }],
  [/^w/, { days: 7 }],
  [/^d/, { days: 1 }],
  [/^h/, { minutes: 60 }],
  [/^m/, { minutes: 1 }],
]

const small = String.raw`minutes?|mins?|hours?|hrs?`
const whole = `(?:\\d{1,4}|${upToTwelve})`
const item = String.raw`(?:(?:${whole}(?:[.,]5|\s?½|\s1\/2|\s+and\s+a\s+half)?|an?)\s*(?:${small}|days?|fortnights?|weeks?|months?|years?)|\d{1,3}\s?h(?:\s?[0-5]?\dm?)?)`
/** "1 hour 45 minutes", "3 weeks and 2 days", "an hour and a half", "half an hour". */
const sum = String.raw`(?:half\s+an\s+hour|(?:a\s+|three[-\s])?quarters?\s+of\s+an\s+hour|${item}(?:(?:,\s*|\s+and\s+|\s+)${item}){0,3}(?:\s+and\s+a\s+half)?)`

/** English durations from now. */
export const englishAmounts: Grammar['amounts'] = [
  { pattern: words(`in\\s+${sum}(?:['’]?s?['’]?\\s+time)?`), read: readSum },
  { pattern: words(`${sum}\\s+from\\s+(?:now|today)`), read: readSum },
]

const halfMore = new RegExp(`(?<=\\s)${whole.replace('?:', '')}(?: ?½| 1/2| and a half(?= [a-z]))`, 'g')

function readSum(phrase: string): ReturnType<typeof sumOf> {
  const said = plain(phrase)
    .replace(/^half an hour|in half an hour/, 'in 30 min')
    .replace(/(?:a )?quarter of an hour/, '15 min')
    .replace(/three.quarters of an hour/, '45 min')
    .replace(halfMore, (_all, count: string) => `${amountOf(count)}.5`)
    .replace(
      /([\da-z]+) ([a-z]+) and a half/,
      (_all, count: string, unit: string) => `${amountOf(count) + 0.5} ${unit}`,
    )
    .replace(/(\d+) ?h ?(\d+)m?\b/, '$1 hours $2 min')
  const items = said.matchAll(
    new RegExp(`(?<![a-z\\d])(\\d+(?:[.,]\\d)?|(?:an?|${upToTwelve})(?= )) ?([a-z]+)`, 'g'),
  )
  return sumOf(
    [...items].map(([, count = '', unit = '']) => [amountOf(count), unit]),
    units,
  )
}
