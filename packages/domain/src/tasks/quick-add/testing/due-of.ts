import { instantOf } from '../../wall-time.ts'

/** The due date as `parseQuickAdd` returns it, of a date, a wall time in the zone, or an instant. */
export function dueOf(due: string, timeZone: string): string {
  if (!due.includes('T')) return due
  if (due.endsWith('Z')) return new Date(due).toISOString()
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = due.split(/[-T:]/).map(Number)
  return new Date(instantOf({ year, month, day, hour, minute }, timeZone)).toISOString()
}
