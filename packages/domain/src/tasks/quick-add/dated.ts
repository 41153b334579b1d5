import { dayOf, nextDate, type Day } from './calendar.ts'
import type { SaidDay } from './grammar.ts'

const number = /^,?\s+(?:(\d{4})|['’]?(\d\d))(?=$|\s|[,;.!?]+(?:\s|$))/
const unit =
  /^\s*(?:[€$£%]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|uhr|h|k[gm]|prozent|percent|stück|people|guests|leute|personen|gäste)(?![\p{L}\d]))/iu

/** Returns the date with a month and a day, and the year behind the match. Without a year it is the next such date. */
export function dated(
  match: RegExpExecArray,
  month: number,
  number: string | undefined,
  today: Day,
): SaidDay {
  const day = Number.parseInt(number ?? '', 10)
  const said = yearBehind(match.input.slice(match.index + match[0].length), today)
  if (said === undefined) return { day: nextDate(month, day, today) }
  return { day: dayOf(said.year, month, day), longer: said.length }
}

/** Returns the year behind a date: "4 jul 27", "5. Dezember 2027". A number with a unit is not a year: "31.7. 40 Euro". */
function yearBehind(behind: string, today: Day): { year: number; length: number } | undefined {
  const [whole, long, short] = number.exec(behind) ?? []
  if (whole === undefined) return undefined
  const rest = behind.slice(whole.length)
  if (unit.test(rest)) return undefined
  const year = long === undefined ? 2000 + Number(short) : Number(long)
  const isLast = /^\s*(?:$|[,;.!?]|(?:at|um|@)\s*\d)/i.test(rest)
  const isNear = year >= today.year - 1 && year <= today.year + (long === undefined ? 10 : 50)
  const isYear = long === undefined ? isNear && isLast : isNear || (isLast && year >= 1900)
  return isYear ? { year, length: whole.length } : undefined
}
