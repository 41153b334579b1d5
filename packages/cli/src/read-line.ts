import type { Task } from '@taskwire/client'
import { newId, type Queued, type Replica } from '@taskwire/client/replica'
import { parseQuickAdd, type QuickAdd } from '@taskwire/domain/quick-add'
import { nameKey } from '@taskwire/domain/words'
import { commandError, type Io } from './io.ts'

/** Reads a line in the syntax of quick add, as the app does, with the lists and labels of this device. */
export function readWords(
  io: Io,
  { getSnapshot }: Pick<Replica, 'getSnapshot'>,
  line: string,
  now: string,
): QuickAdd {
  const { lists, labels } = getSnapshot()
  const { timeZone, locale, language } = io
  return parseQuickAdd(line, {
    now,
    timeZone,
    locale,
    language,
    lists: lists.filter(({ archived_at }) => archived_at === null).map(({ title }) => title),
    labels: labels.map(({ name }) => name),
  })
}

/** Reads a date in words: "tomorrow 9am", "every monday", or "none". */
export function readDue(
  io: Io,
  words: string,
  now: string,
): { due_date: string | null; recurrence?: { readonly rule: string } | null } {
  if (words.trim().toLowerCase() === 'none') return { due_date: null, recurrence: null }
  const { timeZone, locale, language } = io
  const { due_date, recurrence, title } = parseQuickAdd(words, { now, timeZone, locale, language })
  // A line that is only a date has the date as its title, too.
  if (due_date === undefined || title !== words.trim())
    throw commandError(
      'usage',
      `"${words}" isn't a date that is understood. Try "tomorrow 9am", "2027-03-01" or "none".`,
    )
  return { due_date, ...(recurrence !== undefined && { recurrence }) }
}

/** Returns the ids of labels, and creates those that are missing. */
export async function labelIds(
  { mutate, getSnapshot }: Replica,
  names: readonly string[],
): Promise<{ ids: string[]; created: Queued[] }> {
  const known = new Map(getSnapshot().labels.map(({ id, name }) => [nameKey(name), id]))
  const ids: string[] = []
  const created: Queued[] = []
  for (const name of names) {
    const key = nameKey(name)
    const id = known.get(key) ?? newId()
    if (!known.has(key)) created.push(await mutate.labels.create({ id, name }))
    known.set(key, id)
    ids.push(id)
  }
  return { ids, created }
}

export const priorities = ['low', 'medium', 'high'] as const

/** Reads a priority. Throws for any other word. */
export function readPriority(word: string): Task['priority'] {
  const found = priorities.find((each) => each === word.toLowerCase())
  if (found === undefined)
    throw commandError('usage', `The priority "${word}" must be one of ${priorities.join(', ')}.`)
  return found
}
