import {
  dayAfter,
  dayOf,
  firstOfMonth,
  lastDayOf,
  nextIn,
  nextWeekday,
  nthWeekday,
  weekdayNextWeek,
  type Day,
  type SaidMonth,
} from './calendar.ts'
import { amountOf, count, germanWords, plain } from './german-spelling.ts'
import { indexOf, month, monthNumber, weekday } from './german-words.ts'
import type { DayWords } from './grammar.ts'

const ordinals = ['erste', 'zweite', 'dritte', 'vierte', 'fünfte']
const nth = `(?:(${ordinals.join('|')}|letzte)[rnsm]?|([1-5])\\.)`
const relative = String.raw`((?:(?:de[sr]|im)\s+)?(?:(?:diese[sn]?|nächste[ns]?|kommende[ns]?)\s+)?monat(?:e?s)?)`
const inMonth = `(?:(?:im|des)\\s+)?(?:(${month})(?:\\s+(\\d{4}))?|${relative})`

/** Days that are counted within a month, or from another day. */
export const germanCountedDays: readonly DayWords[] = [
  {
    // "zweiter Donnerstag im Juni", "am letzten Tag des Monats"
    pattern: germanWords(`${nth}\\s+(${weekday}|tag)\\s+${inMonth}`),
    read: ([, word, digit, name = '', of, year, said], today) => {
      const number =
        plain(word ?? '') === 'letzte' ? -1 : Number(digit ?? ordinals.indexOf(plain(word ?? '')) + 1)
      if (/^tag$/i.test(name))
        return { day: nextIn(monthSaid(of, year, said), today, number < 0 ? lastDayOf : () => number) }
      return { day: nextIn(monthSaid(of, year, said), today, nthWeekday(number, indexOf(plain(name)))) }
    },
    takesOn: true,
  },
  {
    // "am 15. des nächsten Monats", "zum Ersten des Monats"
    pattern: germanWords(
      String.raw`(?:(?:am|zum|bis\s+zum)\s+)?(ersten|letzten|\d{1,2}\.)\s+(?:des\s+)?((?:diese[sn]|nächsten|kommenden)\s+monate?s|(?<=des\s+)monate?s)`,
    ),
    read: ([, day = '', said], today) => ({
      day: nextIn(
        monthSaid(undefined, undefined, said),
        today,
        /^l/i.test(day) ? lastDayOf : () => Number.parseInt(day, 10) || 1,
      ),
    }),
    takesOn: true,
  },
  {
    pattern: germanWords(
      `monatsende|ende\\s+(?:${month.replace('(?:', '(?<of>')}(?:\\s+(\\d{4}))?|${relative})`,
    ),
    read: ({ groups, 2: year, 3: said }, today) => ({
      day: nextIn(monthSaid(groups?.['of'], year, said), today, lastDayOf),
    }),
    takesOn: true,
  },
  {
    pattern: germanWords(
      String.raw`jahresende|ende\s+(?:des|dieses)\s+jahres|ende\s+(?:des\s+)?nächsten\s+jahres`,
    ),
    read: ([whole], today) => ({ day: dayOf(today.year + Number(/chsten/i.test(whole)), 12, 31) }),
    takesOn: true,
  },
  {
    // "Freitag in einer Woche", "heute in acht Tagen": in German "acht Tage" is a week and "vierzehn Tage" two.
    pattern: germanWords(`(heute|morgen|übermorgen|${weekday})\\s+in\\s+(${count})\\s+(wochen?|tagen)`),
    read: ([, from = '', word = '', unit = ''], today) => {
      const number = amountOf(word)
      const isNear = indexOf(plain(from)) < 0 || /morgen|heute/i.test(from)
      const days = /^w/i.test(unit) ? number * 7 : { 8: 7, 14: 14, 15: 14 }[number]
      if (days === undefined && !isNear) return { day: undefined }
      return { day: dayAfter(dayNamed(plain(from), today), days ?? number) }
    },
    takesOn: true,
  },
  {
    pattern: germanWords(`(?:in\\s+der\\s+)?übernächste[rn]?\\s+(woche|${weekday}|wochenende)`),
    read: ([, name = ''], today) => ({
      day: weekdayNextWeek(/^woche$/i.test(name) ? 0 : indexOf(plain(name)), today, 1),
    }),
    takesOn: true,
  },
  {
    pattern: germanWords(String.raw`(?:im\s+)?(?:(über)?nächsten|kommenden)\s+monat`),
    read: ([, over], today) => ({ day: firstOfMonth(today, over === undefined ? 1 : 2) }),
  },
]

function monthSaid(name: string | undefined, year: string | undefined, said = ''): SaidMonth {
  if (name === undefined) return { ahead: Number(/n(?:ä|ae|a\u0308)chste|kommende/i.test(said)) }
  return { month: monthNumber(name), year: year === undefined ? undefined : Number(year) }
}

function dayNamed(name: string, today: Day): Day {
  const near = ['heute', 'morgen', 'übermorgen'].indexOf(name)
  return near >= 0 ? dayAfter(today, near) : nextWeekday(indexOf(name), today)
}
