import type { Due } from './choose-due.ts'
import type { Grammar } from './grammar.ts'
import { findUnread } from './find-days.ts'
import { findLast, overlaps } from './spans.ts'

/** Returns whether a text describes a repeating task. "Weekly review friday" repeats, "weekly review 12 May" does not. */
export function findRepeat(text: string, due: Due | undefined, grammar: Grammar): boolean {
  const names = findUnread(text, grammar)
  if (findLast(grammar.repeats.always, text).some((found) => !names.some((name) => overlaps(name, found))))
    return true
  const isOnce = due === undefined || (due.day !== undefined && due.weekly !== true)
  return !isOnce && grammar.repeats.adjective.test(text)
}
