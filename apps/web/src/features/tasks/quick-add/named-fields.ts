import type { AddedTask } from '../data/task-actions.ts'
import type { LineReading } from './read-line.ts'

/** Returns the list, the labels and the repeat that a line names. */
export function namedFields({
  list_id,
  labels,
  recurrence,
}: LineReading): Pick<AddedTask, 'list_id' | 'labels' | 'recurrence'> {
  return {
    ...(list_id !== undefined && { list_id }),
    ...(labels && { labels }),
    ...(recurrence && { recurrence }),
  }
}
