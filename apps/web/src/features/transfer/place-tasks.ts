import type { Task } from '@taskwire/client'
import type { Replica } from '@taskwire/client/replica'
import { MAX_LABELS, MAX_LISTS, nameKey, positionsBetween } from '@taskwire/domain'
import { processInSlices } from '../../shared/replica/process-in-slices.ts'
import type { AddedTask } from './send-tasks.ts'
import type { ImportedTask } from './transfer-jobs.ts'

/** The ids of lists by their titles, and of labels by the keys of their names. */
export interface Places {
  readonly lists: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
}

/**
 * Finds the lists and labels of tasks by their names and creates the missing ones. What the account has no room for is missing from
 * the result.
 */
export async function findPlaces(
  { getSnapshot, mutate }: Pick<Replica, 'getSnapshot' | 'mutate'>,
  tasks: readonly ImportedTask[],
): Promise<Places> {
  const known = getSnapshot()
  const lists = new Map<string, string>()
  // Of lists with one title one that isn't archived counts.
  for (const { title, id, archived_at } of known.lists)
    if (!lists.has(title) || archived_at === null) lists.set(title, id)
  const labels = new Map(known.labels.map(({ name, id }) => [nameKey(name), id]))
  const titles = [...new Set(tasks.flatMap(({ list }) => list ?? []))].filter((title) => !lists.has(title))
  await processInSlices(titles.slice(0, Math.max(0, MAX_LISTS - known.lists.length)), async (slice) => {
    const made = await Promise.allSettled(slice.map((title) => mutate.lists.create({ title })))
    for (const [index, result] of made.entries())
      if (result.status === 'fulfilled') lists.set(slice[index] ?? '', result.value.id)
  })
  const names = new Map(
    tasks.flatMap(({ labels: given = [] }) => given.map((name) => [nameKey(name), name] as const)),
  )
  const missing = [...names].filter(([key]) => !labels.has(key)).map(([, name]) => name)
  await processInSlices(missing.slice(0, Math.max(0, MAX_LABELS - known.labels.length)), async (slice) => {
    const made = await Promise.allSettled(slice.map((name) => mutate.labels.create({ name })))
    for (const [index, result] of made.entries())
      if (result.status === 'fulfilled') labels.set(nameKey(slice[index] ?? ''), result.value.id)
  })
  return { lists, labels }
}

/** Gives tasks their ids and places. In a list they follow the present tasks, in the order of the file. */
export function placeTasks(
  tasks: readonly ImportedTask[],
  { lists, labels }: Places,
  present: readonly Task[],
  newId: () => string,
): AddedTask[] {
  // The first task is created last and needs the largest id, because the server may create all within one millisecond.
  const ids = tasks.map(() => newId()).toReversed()
  const positions = positionsIn(tasks, lists, present)
  return tasks.map(({ list, labels: names = [], parent, ...fields }, place) => {
    const label_ids = names.flatMap((name) => labels.get(nameKey(name)) ?? [])
    const list_id = list === undefined ? undefined : lists.get(list)
    const position = positions.get(place)
    return {
      ...fields,
      id: ids[place] ?? newId(),
      ...(label_ids.length > 0 && { label_ids }),
      ...(parent !== undefined && { parent_id: ids[parent] ?? null }),
      ...(list_id !== undefined && { list_id }),
      ...(position !== undefined && { position }),
    }
  })
}

/** The positions of tasks in lists, by their places in the file. */
function positionsIn(
  tasks: readonly ImportedTask[],
  lists: Places['lists'],
  present: readonly Task[],
): ReadonlyMap<number, string> {
  const places = new Map<string, number[]>()
  for (const [place, { list, parent }] of tasks.entries()) {
    const id = list === undefined || parent !== undefined ? undefined : lists.get(list)
    if (id === undefined) continue
    const found = places.get(id)
    if (found === undefined) places.set(id, [place])
    else found.push(place)
  }
  const last = new Map<string, string>()
  for (const { list_id, parent_id, position } of present)
    if (list_id !== null && parent_id === null && position > (last.get(list_id) ?? ''))
      last.set(list_id, position)
  const positions = new Map<number, string>()
  for (const [list, found] of places) {
    const free = positionsBetween(last.get(list) ?? null, null, found.length) ?? []
    for (const [index, place] of found.entries()) {
      const position = free[index]
      if (position !== undefined) positions.set(place, position)
    }
  }
  return positions
}
