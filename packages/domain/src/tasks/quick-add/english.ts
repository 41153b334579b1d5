import { daysToMonday, monthsLater } from './calendar.ts'
import type { Grammar } from './grammar.ts'
import type { Day } from './read-phrase.ts'
import { words } from './spans.ts'

// The words that can be a due date. A phrase is recognised here and understood by chrono: left to itself it would read
// times into a good deal of prose.

const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)'
const weekday =
  '(?:mon(?:day)?|tue(?:sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?|weekend)'
const count = String.raw`(?:\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`

const numerals = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ')

/** The number that a `count` stands for: 3, "three", "a". */
function amountOf(word: string): number {
  return /^\d/.test(word) ? Number(word) : Math.max(1, numerals.indexOf(word.toLowerCase()))
}

/** Words that are something else as well: a month or weekday by them alone is one only in clear company. */
const doubtful = /^(?:(?:jan|march|may)\s+\d{1,2}|\d{1,2}\s+(?:jan|march|may)|sat|sun|wed|weekend)$/i

/** The hour that is meant by a part of the day. */
const partsOfDay: Record<string, string> = {
  morning: '9:00',
  afternoon: '15:00',
  evening: '19:00',
  night: '21:00',
  tonight: '20:00',
}
const namedHours: Record<string, string> = { noon: '12:00', midnight: '0:00' }

const asWritten = ([whole]: RegExpExecArray): [string] => [plain(whole)]

/** What English calls days, times and priorities. */
export const english: Grammar = {
  days: [
    {
      pattern: words(String.raw`today|tomorrow|in\s+${count}\s+(?:days?|weeks?)`),
      read: asWritten,
    },
    {
      pattern: words(String.raw`in\s+(${count})\s+(months?|years?)`),
      read: ([, amount = '', unit = ''], today) => [
        monthsLater(today, amountOf(amount) * (/^y/i.test(unit) ? 12 : 1)),
      ],
    },
    {
      pattern: words(String.raw`(?:(?:this|next)\s+)?${weekday}`),
      read: asWritten,
      weekly: true,
      takesOn: true,
      doubtful,
    },
    {
      pattern: words(String.raw`\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${month}(?:,?\s+\d{4})?`),
      read: asWritten,
      takesOn: true,
      doubtful,
    },
    {
      pattern: words(String.raw`${month}\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?`),
      read: asWritten,
      takesOn: true,
      doubtful,
    },
    {
      // What chrono reads otherwise than a task list does, or not at all.
      pattern: words(
        String.raw`(?:the\s+)?day\s+after\s+tomorrow|tonight|this\s+(?:morning|afternoon|evening)|tmrw?|tmw|next\s+(?:week|month)`,
      ),
      read: ([whole], today) => housePhrase(plain(whole), today),
    },
  ],
  clocks: [
    {
      // 9am, 9:30 pm, 21:00, noon; a lone hour only beside a day.
      pattern: words(
        String.raw`(?:(?:at\s+|@\s*)?(?:\d{1,2}(?::[0-5]\d)?\s*[ap]m|\d{1,2}:[0-5]\d|noon|midnight)|(?:at\s+|@\s*)\d{1,2})`,
      ),
      read: ([whole]) => {
        const phrase = whole.toLowerCase().replace(/^(?:at|@)\s*/, '')
        if (/^\d+$/.test(phrase)) {
          // "at 5" is the morning or the afternoon: nobody knows.
          return Number(phrase) < 7 ? undefined : [`${phrase}:00`, 'a day']
        }
        const isClear = /[ap]m$/.test(phrase) || phrase.length < whole.length
        return [namedHours[phrase] ?? phrase, isClear ? undefined : 'company']
      },
    },
    {
      pattern: words('morning|afternoon|evening|night'),
      read: ([whole]) => [partsOfDay[whole.toLowerCase()] ?? '', 'a day before'],
    },
  ],
  elapsed: {
    pattern: words(String.raw`in\s+(${count})\s+(minutes?|mins?|hours?|hrs?)`),
    minutes: ([, amount = '', unit = '']) => amountOf(amount) * (/^h/i.test(unit) ? 60 : 1),
  },
  // "log on tomorrow": on belongs to days, not to tomorrow.
  leadWord: /(?<!\S)(?:due(?:\s+(?:by|on|at|for))?|by|for)\s+$/i,
  leadOfDay: /(?<!\S)(?:due\s+)?on\s+$/i,
  otherTime:
    /(?<!\S)(?:every|each|from|since|before|after|until|till|last|past|previous|of|the|a|an|not|than|about)\s+$/i,
  joint: /^\s*(?:-|–|—|to|till|until|through|and|or|&|\/)\s*$/i,
  seam: /^\s*,?\s*(?:at\s+|on\s+|@\s*)?$/i,
  priorities: {},
}

function plain(phrase: string): string {
  return phrase.toLowerCase().replaceAll(/\s+/g, ' ')
}

function housePhrase(phrase: string, today: Day): [day: string, clock?: string] {
  if (phrase.endsWith('day after tomorrow')) return ['in 2 days']
  if (phrase.startsWith('tm')) return ['tomorrow']
  if (phrase === 'next week') return [`in ${daysToMonday(today)} days`]
  if (phrase === 'next month') return [monthsLater({ ...today, day: 1 }, 1)]
  return ['today', partsOfDay[phrase.replace('this ', '')] ?? '']
}
