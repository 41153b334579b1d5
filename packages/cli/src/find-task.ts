import type { Task } from '@taskwire/client'
import { foldText } from '@taskwire/domain/words'
import { readPrivate } from './account.ts'
import { commandError } from './io.ts'
import type { Workspace } from './workspace.ts'

/** The file with the ids of the last listing, by which its numbers are understood. */
export const LISTED = 'listed.json'

/**
 * Finds the task that a word names: a number of the last listing, an id, or words that occur in the title of one open task. Throws when
 * it names none or several.
 */
export function findTask({ read, file }: Pick<Workspace, 'read' | 'file'>, word: string): Task {
  const { tasks } = read()
  const rows = [...tasks, ...tasks.deleted]
  if (/^\d{1,4}$/.test(word)) {
    const id = ((readPrivate(file(LISTED)) as string[] | undefined) ?? [])[Number(word) - 1]
    const task = rows.find((each) => each.id === id)
    if (task !== undefined) return task
    throw commandError(
      'failed',
      `The last list has no task ${word}. Run taskwire-cli list and use its numbers.`,
    )
  }
  const byId = rows.find(({ id }) => id === word.toLowerCase())
  if (byId !== undefined) return byId
  const wanted = foldText(word)
  const found = tasks.filter(({ completed, title }) => !completed && foldText(title).includes(wanted))
  const exact = found.filter(({ title }) => foldText(title) === wanted)
  const [task, ...others] = exact.length > 0 ? exact : found
  if (task === undefined) throw commandError('failed', `No open task is called "${word}".`)
  if (others.length > 0)
    throw commandError(
      'failed',
      `${others.length + 1} open tasks are called "${word}". Use a number of taskwire-cli list.`,
    )
  return task
}
