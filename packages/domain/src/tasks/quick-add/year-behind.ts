import type { Day } from './read-phrase.ts'

const number = /^,?\s+(?:(\d{4})|['’]?(\d\d))(?=$|\s|[,;.!?]+(?:\s|$))/
const unit =
  /^\s*(?:[€$£%]|(?:eur|usd|gbp|chf|euros?|dollars?|pounds?|uhr|h|k[gm]|prozent|percent|stück|people|guests|leute|personen|gäste)(?![\p{L}\d]))/iu

/**
 * The year behind a date without one: "4 jul 27", "5. Dezember 2027". What is counted is no year: "31.7. 40 Euro". `length`
 * is that of its words.
 */
export function yearBehind(behind: string, today: Day): { year: number; length: number } | undefined {
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
