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
export function amountOf(word: string): number {
  return /^\d/.test(word) ? Number(word) : Math.max(1, numerals.indexOf(word.toLowerCase()))
}

export const dateWords = {
  near: words(String.raw`today|tomorrow|in\s+${count}\s+(?:days?|weeks?)`),
  later: words(String.raw`in\s+(${count})\s+(months?|years?)`),
  weekday: words(String.raw`(?:(?:this|next)\s+)?${weekday}`),
  dayMonth: words(String.raw`\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?${month}(?:,?\s+\d{4})?`),
  monthDay: words(String.raw`${month}\s+\d{1,2}(?:st|nd|rd|th)?(?:,?\s+\d{4})?`),
  /** Year first: 2026-12-24, 2026/12/24. */
  yearFirst: words(String.raw`(\d{4})([-/])(\d{1,2})\2(\d{1,2})`),
  /** Year last: 24.12.2026, and 12/24/2026 in the order of the locale. */
  yearLast: words(String.raw`(\d{1,2})([./])(\d{1,2})\2(\d{4})`),
  /** What chrono reads otherwise than a task list does, or not at all. */
  house: words(
    String.raw`(?:the\s+)?day\s+after\s+tomorrow|tonight|this\s+(?:morning|afternoon|evening)|tmrw?|tmw|next\s+(?:week|month)`,
  ),
}

export const timeWords = {
  /** 9am, 9:30 pm, 21:00, noon; a lone hour only where `bareHour` allows it. */
  clock: words(
    String.raw`(?:(?:at\s+|@\s*)?(?:\d{1,2}(?::[0-5]\d)?\s*[ap]m|\d{1,2}:[0-5]\d|noon|midnight)|(?:at\s+|@\s*)\d{1,2})`,
  ),
  partOfDay: words('morning|afternoon|evening|night'),
  elapsed: words(String.raw`in\s+(${count})\s+(minutes?|mins?|hours?|hrs?)`),
}

/** The hour that is meant by a part of the day. */
export const partsOfDay: Record<string, string> = {
  morning: '9:00',
  afternoon: '15:00',
  evening: '19:00',
  night: '21:00',
  tonight: '20:00',
}

/** Words that are something else as well: a month or weekday by them alone is one only in clear company. */
export const doubtful = /^(?:(?:jan|march|may)\s+\d{1,2}|\d{1,2}\s+(?:jan|march|may)|sat|sun|wed|weekend)$/i

/** What stands before a due date and goes with it. "log on tomorrow": on belongs to days, not to tomorrow. */
export const leadWord = /(?<!\S)(?:due(?:\s+(?:by|on|at|for))?|by|for)\s+$/i
export const leadOfDay = /(?<!\S)(?:due\s+)?on\s+$/i
/** After these a date says when something else was or happens again. */
export const otherTime =
  /(?<!\S)(?:every|each|from|since|before|after|until|till|last|past|previous|of|the|a|an|not|than|about)\s+$/i
/** Between two dates or two times: neither is the due one. */
export const joint = /^\s*(?:-|–|—|to|till|until|through|and|or|&|\/)\s*$/i
/** Between a date and its time. */
export const seam = /^\s*,?\s*(?:at\s+|on\s+|@\s*)?$/i
