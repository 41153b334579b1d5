import { DomainError, nameKey, type Actor } from '@taskwire/domain'
import type { Import, ImportedTask } from '@taskwire/domain/transfer'
import type { Deps } from '../deps.ts'
import { listLabels } from '../labels/labels.repository.ts'
import { createLabel } from '../labels/write-labels.ts'
import { listLists } from '../lists/lists.repository.ts'
import { createList } from '../lists/write-lists.ts'
import { isEntity } from '../sync/list-rows.ts'
import { inLogTransaction } from '../sync/log-transaction.ts'

/** Warnings that name a list or label, of each kind. */
const MAX_NAMED = 20

/** The ids of lists and labels by their names; undefined where the account had no room. */
export interface Places {
  readonly list: (title: string) => string | undefined
  readonly label: (name: string) => string | undefined
}

/**
 * Finds the lists and labels of tasks by their names, and creates the missing ones in one transaction. Of lists with one title the first
 * one that isn't archived counts. What the account has no room for is named in a warning.
 */
export async function placesFor(
  deps: Deps,
  actor: Actor,
  tasks: readonly ImportedTask[],
): Promise<{ places: Places; warnings: Import['warnings'] }> {
  const titles = [...new Set(tasks.flatMap(({ list }) => list ?? []))]
  const names = [
    ...new Map(tasks.flatMap(({ labels = [] }) => labels.map((name) => [nameKey(name), name]))).values(),
  ]
  const { result } = await inLogTransaction(deps, actor, { locks: [], keys: [] }, async ({ deps: held }) => {
    const warnings: Import['warnings'][number][] = []
    const lists = titles.length === 0 ? new Map<string, string>() : await listsByTitle(held, actor)
    const newLists = titles.filter((title) => !lists.has(title))
    for (const title of newLists) {
      const id = await created('LIST_LIMIT_REACHED', createList(held, actor, { title }))
      if (id === undefined) break
      lists.set(title, id)
    }
    for (const list of newLists.filter((title) => !lists.has(title)).slice(0, MAX_NAMED))
      warnings.push({ code: 'no_room_for_list', list, lines: [], moreLines: 0 })
    const labels = names.length === 0 ? new Map<string, string>() : await labelsByKey(held, actor)
    const newLabels = names.filter((name) => !labels.has(nameKey(name)))
    for (const name of newLabels) {
      const id = await created('LABEL_LIMIT_REACHED', createLabel(held, actor, { name }))
      if (id === undefined) break
      labels.set(nameKey(name), id)
    }
    const left = newLabels.filter((name) => !labels.has(nameKey(name)))
    for (const label of left.slice(0, MAX_NAMED))
      warnings.push({ code: 'label', label, lines: [], moreLines: 0 })
    if (left.length > MAX_NAMED) warnings.push({ code: 'more_labels', lines: [], moreLines: 0 })
    return { lists, labels, warnings }
  })
  const { lists, labels, warnings } = result
  return {
    places: { list: (title) => lists.get(title), label: (name) => labels.get(nameKey(name)) },
    warnings,
  }
}

async function listsByTitle({ db }: Deps, { user_id }: Actor): Promise<Map<string, string>> {
  const lists = (await listLists(db, { user_id, archived: null })).filter(isEntity)
  const found = new Map<string, string>()
  for (const { title, id } of lists.toSorted(
    (a, b) => Number(a.archived_at !== null) - Number(b.archived_at !== null),
  ))
    if (!found.has(title)) found.set(title, id)
  return found
}

async function labelsByKey({ db }: Deps, { user_id }: Actor): Promise<Map<string, string>> {
  const labels = (await listLabels(db, { user_id })).filter(isEntity)
  return new Map(labels.map(({ id, name }) => [nameKey(name), id]))
}

/** Returns the id of a new row; undefined when the account is full. */
async function created(
  limit: DomainError['code'],
  work: Promise<{ id: string }>,
): Promise<string | undefined> {
  try {
    return (await work).id
  } catch (error) {
    if (error instanceof DomainError && error.code === limit) return undefined
    throw error
  }
}
