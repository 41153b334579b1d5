import { sumOf, type Units } from './amounts.ts'
import { amountOf, count, germanWords, plain } from './german-spelling.ts'
import type { Grammar } from './grammar.ts'

const units: Units = [
  [/^j/, { months: 12 }],
  [/^mo/, { months: 1 }],
  [/^w/, { days: 7 }],
  [/^t/, { days: 1 }],
  [/^(?:s|h)/, { minutes: 60 }],
  [/^mi/, { minutes: 1 }],
]

const item = String.raw`(?:\d{1,2}\s?(?:h|std\.?)\s?[0-5]?\d(?:\s?min\.?)?|(?:\d{1,2},5|${count})\s*(?:minuten?|min\.?|stunden?|std\.?|h|tag(?:en)?|wochen?|monat(?:en)?|jahr(?:en)?)|(?:anderthalb|(?:ein|zwei|drei|vier)einhalb)\s+stunden)`
const halves = String.raw`(?:einer\s+)?(?:(?:halben|dreiviertel)\s+stunde|(?:drei)?viertelstunde)`

/** German durations from now: "in 1 Stunde 25 Minuten", "in einer Woche und zwei Tagen". */
export const germanAmounts: Grammar['amounts'] = [
  {
    // "in acht Tagen" is ambiguous: a week or eight days.
    pattern: germanWords(
      `in\\s+(?!acht\\s+tagen)(?:${halves}|${item}(?:(?:,\\s*|\\s+und\\s+|\\s+)${item}){0,3})`,
    ),
    read: (phrase) => {
      const said = plain(phrase)
        .replace(/(?:einer )?halben stunde/, '30 min')
        .replace(/(?:einer )?dreiviertel ?stunde/, '45 min')
        .replace(/(?:einer )?viertelstunde/, '15 min')
        .replace('anderthalb', '1,5')
        .replace(/(\d) ?(?:h|std\.?) ?(\d+)(?!\d| ?[a-z])/, '$1 h $2 min')
        .replace(/(ein|zwei|drei|vier)einhalb/, (_all, whole: string) => `${amountOf(whole)},5`)
      const items = said.matchAll(new RegExp(`(?<![a-zäöü\\d])(\\d+(?:,5)?|${count}) ?([a-z]+)`, 'g'))
      return sumOf(
        [...items].map(([, word = '', unit = '']) => [amountOf(word), unit]),
        units,
      )
    },
  },
]
