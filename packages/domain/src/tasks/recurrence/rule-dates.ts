// Dates and wall times as texts. Their numbers are milliseconds of UTC, whatever zone they are read in.

const DAY = 86_400_000

/** A date or a wall time as a number, and whether it has a time. */
export interface WallMoment {
  readonly at: number
  readonly hasTime: boolean
}

const startPattern = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d)(?::(\d\d))?)?$/
const untilPattern = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/

/** Reads `2027-03-27`, `2027-03-27T02:30` or `2027-03-27T02:30:15`. Returns undefined for any other text. */
export function readWall(text: string): WallMoment | undefined {
  const match = startPattern.exec(text)
  return match === null ? undefined : momentOf(match)
}

/** Reads the `UNTIL` of a rule. */
export function readUntil(text: string): (WallMoment & { readonly isUtc: boolean }) | undefined {
  const match = untilPattern.exec(text)
  const moment = match === null ? undefined : momentOf(match)
  return moment && { ...moment, isUtc: match?.[7] === 'Z' }
}

function momentOf([, year, month, day, hour, minute, second]: RegExpExecArray): WallMoment | undefined {
  const [y, mo, d] = [Number(year), Number(month), Number(day)]
  const [h, mi, s] = [Number(hour ?? 0), Number(minute ?? 0), Number(second ?? 0)]
  const isReal = y >= 1970 && isRealDate(y, mo, d) && h <= 23 && mi <= 59 && s <= 59
  return isReal ? { at: Date.UTC(y, mo - 1, d, h, mi, s), hasTime: hour !== undefined } : undefined
}

function isRealDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return month >= 1 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

/** Writes a moment as `readWall` reads it. Seconds appear only when there are some. */
export function formatWall({ at, hasTime }: WallMoment): string {
  const text = new Date(at).toISOString()
  if (!hasTime) return text.slice(0, 10)
  return text.slice(17, 19) === '00' ? text.slice(0, 16) : text.slice(0, 19)
}

/** Returns the first millisecond of a day. */
export function startOfDay(at: number): number {
  return Math.floor(at / DAY) * DAY
}

/** Returns the last millisecond of a day. */
export function endOfDay(at: number): number {
  return startOfDay(at) + DAY - 1
}
