import { nameKey } from '@taskwire/domain'
import type { Edit } from './edit.ts'
import type { Label } from './task.ts'

/** Finds labels by name for one action. */
export interface LabelFinder {
  /** Returns the ids of the names in two groups, because labels of the second group don't exist yet. */
  readonly find: (names: readonly string[]) => { readonly known: string[]; readonly created: string[] }
  /** The edits that create the missing labels. They come before the edits that use them. */
  readonly creations: readonly Edit[]
}

export function createLabelFinder(labels: readonly Label[], newId: () => string): LabelFinder {
  const known = new Map(labels.map(({ id, name }) => [nameKey(name), id]))
  const created = new Map<string, string>()
  const creations: Edit[] = []
  const create = (name: string) => {
    const id = newId()
    created.set(nameKey(name), id)
    creations.push({ entity: 'label', kind: 'create', input: { id, name } })
  }
  return {
    creations,
    find: (names) => {
      const keys = [...new Set(names.map(nameKey))]
      for (const name of names) if (!known.has(nameKey(name)) && !created.has(nameKey(name))) create(name)
      return {
        known: keys.flatMap((key) => known.get(key) ?? []),
        created: keys.flatMap((key) => created.get(key) ?? []),
      }
    },
  }
}
