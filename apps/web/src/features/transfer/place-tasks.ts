import type { Task, TaskwireClient } from '@taskwire/client'
import { nameKey, positionsBetween } from '@taskwire/domain'
import type { AddedTask } from './send-tasks.ts'
import type { ImportedTask } from './transfer-jobs.ts'

/** The ids of lists by their titles, and of labels by the keys of their names. */
export interface Places {
  readonly lists: ReadonlyMap<string, string>
  readonly labels: ReadonlyMap<string, string>
}

/** Items of one batch. */
const BATCH = 100

/**
 * Finds the lists and labels of tasks by their names and creates the missing ones on the server. Sends nothing when the tasks have
 * none, so such a file can be imported offline. A list or label that the account has no room for is missing from the result.
 */
export async function findPlaces(
  client: Pick<TaskwireClient, 'lists' | 'labels' | 'sync'>,
  tasks: readonly ImportedTask[],
  newId: () => string,
): Promise<Places> {
  const titles = [...new Set(tasks.flatMap(({ list }) => list ?? []))]
  const names = new Map(
    tasks.flatMap(({ labels = [] }) => labels.map((name) => [nameKey(name), name] as const)),
  )
  const lists = new Map<string, string>()
  const labels = new Map<string, string>()
  if (titles.length > 0) {
    const known = await client.lists.list.query({})
    // Of lists with one title one that isn't archived counts.
    for (const { title, id, archived_at } of known)
      if (!lists.has(title) || archived_at === null) lists.set(title, id)
  }
  if (names.size > 0)
    for (const { name, id } of await client.labels.list.query()) labels.set(nameKey(name), id)
  const creations = [
    ...titles
      .filter((title) => !lists.has(title))
      .map((title) => ({ kind: 'list' as const, op: 'create' as const, id: newId(), title })),
    ...[...names]
      .filter(([key]) => !labels.has(key))
      .map(([, name]) => ({ kind: 'label' as const, op: 'create' as const, id: newId(), name })),
  ]
  for (let from = 0; from < creations.length; from += BATCH) {
    const slice = creations.slice(from, from + BATCH)
    const { results } = await client.sync.batch.mutate({ commands: slice, return: 'minimal' })
    for (const [index, creation] of slice.entries()) {
      if (results[index]?.status !== 'ok') continue
      if (creation.kind === 'list') lists.set(creation.title, creation.id)
      else labels.set(nameKey(creation.name), creation.id)
    }
  }
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
  return tasks.map(
    ({ list, labels: names = [], parent, recurrence: _rule, repeats_from: _from, ...fields }, place) => {
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
    },
  )
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
