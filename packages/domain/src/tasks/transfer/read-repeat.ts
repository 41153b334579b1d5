import type { Notice } from '../import-reasons.ts'
import { beganEarlier } from '../recurrence/has-future.ts'
import { nextDue } from '../recurrence/next-due.ts'
import type { Recurrence } from '../recurrence/recurrence.ts'
import { resolveRecurrence } from '../recurrence/resolve-recurrence.ts'
import { canonicalRule, MAX_RULE, parseRule, type Rule } from '../recurrence/rule.ts'
import { readUntil, readWall } from '../recurrence/rule-dates.ts'
import { isSatisfiable } from '../recurrence/satisfiable.ts'
import { isTimeZone } from '../time-zone.ts'
import type { CreateTaskInput } from '../task-input.ts'
import type { FieldContext } from './field-context.ts'
import type { ImportEntry } from './import-entry.ts'
import { readRule } from './read-rule.ts'

/** When an imported task repeats, as the creation of a task takes it. */
export type ImportedRecurrence = Omit<Recurrence, 'start'> & Partial<Pick<Recurrence, 'start'>>

type Repeat = ImportedRecurrence | Extract<Notice, { readonly rule: string }>['code']

/** Reads when the task of an entry repeats. Returns the code of a warning when it can't, undefined when it doesn't. */
export type ReadRepeat = (
  entry: ImportEntry,
  task: Pick<CreateTaskInput, 'due_date' | 'status'>,
) => Repeat | undefined

/** The search for an occurrence of a rule without one takes the longest, so a file has a limited number of them. */
const MAX_HOPELESS_RULES = 50
const TWO_DAYS = 2 * 86_400_000

/** Returns the reader of the repeats of one file. */
export function newRepeatReader({ now, timeZone }: Pick<FieldContext, 'now' | 'timeZone'>): ReadRepeat {
  const known = new Map<string, boolean>()
  let hopeless = 0
  const hasNext = (recurrence: ImportedRecurrence, due: string): boolean => {
    const key = JSON.stringify([recurrence, due])
    const before = known.get(key)
    if (before !== undefined || hopeless >= MAX_HOPELESS_RULES) return before ?? false
    const resolved = resolveRecurrence(recurrence, null, due, recurrence.time_zone)
    const found = resolved !== null && nextDue(resolved, due, now) !== undefined
    if (!found) hopeless += 1
    known.set(key, found)
    return found
  }
  return (entry, { due_date, status }) => {
    const { recurrence: text = '', exported } = entry
    if (text.trim() === '') return undefined
    const rule = ruleOf(text, exported !== undefined)
    const parts = rule === undefined ? undefined : parseRule(rule)
    if (rule === undefined || parts === undefined || 'code' in parts) return 'unknown_repeat'
    if (typeof due_date !== 'string') return 'repeat_left_out'
    const { start } = exported ?? {}
    const recurrence: ImportedRecurrence = {
      rule,
      from: entry.repeatsFromCompletion === true ? 'completion' : 'due',
      time_zone: [exported?.time_zone, entry.timeZone].find(isZone) ?? timeZone,
      ...(start !== undefined && readWall(start) !== undefined && { start }),
    }
    // Nothing follows a completed task.
    const needsNoSearch = status === 'completed' || beganEarlier(recurrence.start, due_date)
    if (needsNoSearch || isEndless(parts, due_date)) return recurrence
    return !isOver(parts, now) && hasNext(recurrence, due_date) ? recurrence : 'repeat_ended'
  }
}

function isZone(name: string | undefined): name is string {
  return name !== undefined && isTimeZone(name)
}

function ruleOf(text: string, isExported: boolean): string | undefined {
  const rule = isExported ? canonicalRule(text) : readRule(text)
  return rule === undefined || rule.length > MAX_RULE ? undefined : rule
}

/** Returns whether a rule obviously has a further occurrence, as most rules do: a search takes longer. */
function isEndless(rule: Rule, due: string): boolean {
  const { freq, interval, byDay, byMonth, byMonthDay, bySetPos } = rule
  if (rule.count !== undefined || rule.until !== undefined || bySetPos.length > 0) return false
  // The year 9999 is the last one.
  if (due > '8') return false
  if (freq === 'YEARLY') return interval === 1 && byDay.length === 0 && isSatisfiable(rule, new Date(due))
  if (byMonth.length > 0) return false
  if (freq === 'MONTHLY') return interval === 1
  return freq === 'WEEKLY' || byDay.length + byMonthDay.length === 0
}

function isOver({ until }: Rule, now: string): boolean {
  const last = until === undefined ? undefined : readUntil(until)
  return last !== undefined && last.at + TWO_DAYS < Date.parse(now)
}
