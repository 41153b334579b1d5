import type { DuePiece } from './due-piece.ts'
import type { ClockWords, Grammar } from './grammar.ts'
import { readClock, type Day } from './read-phrase.ts'
import { findLast } from './spans.ts'

/** Times of the day: 9am, at 21:00, noon; beside a day also "at 9" and "morning". */
export function findClocks(text: string, today: Day, spoken: readonly ClockWords[]): DuePiece[] {
  return spoken.flatMap(({ pattern, read }) =>
    findLast(pattern, text).flatMap(({ start, end, match }) => {
      const [phrase = '', needs] = read(match) ?? []
      const clock = readClock(phrase, today)
      return clock === undefined ? [] : { start, end, clock, needs }
    }),
  )
}

/** "in 20 minutes", "in an hour": counted from now. */
export function findElapsed(text: string, { pattern, minutes }: Grammar['elapsed']): DuePiece[] {
  return findLast(pattern, text).map(({ start, end, match }) => ({
    start,
    end,
    elapsed: minutes(match) * 60_000,
  }))
}
