import type { AddedTask } from '../data/task-actions.ts'
import type { LineReading } from './read-line.ts'

/** Returns the list and the labels that a line names. */
export function namedFields({ list_id, labels }: LineReading): Pick<AddedTask, 'list_id' | 'labels'> {
  return { ...(list_id !== undefined && { list_id }), ...(labels && { labels }) }
}
