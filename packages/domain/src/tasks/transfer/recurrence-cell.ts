import type { Recurrence } from '../recurrence/recurrence.ts'

// A rule in one cell. RFC 5545 leaves parts that begin with X- to programs.
const FROM_COMPLETION = ';X-FROM=COMPLETION'

/** Writes when a task repeats as one cell. */
export function recurrenceToCell(recurrence: Pick<Recurrence, 'rule' | 'from'> | null): string {
  if (recurrence === null) return ''
  return recurrence.rule + (recurrence.from === 'completion' ? FROM_COMPLETION : '')
}

/** Reads such a cell; its rule isn't checked. */
export function recurrenceInCell(cell: string): Pick<Recurrence, 'rule' | 'from'> {
  return cell.toUpperCase().endsWith(FROM_COMPLETION)
    ? { rule: cell.slice(0, -FROM_COMPLETION.length), from: 'completion' }
    : { rule: cell, from: 'due' }
}
