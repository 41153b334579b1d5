import type { Label } from '../labels/label.ts'
import type { List } from '../lists/list.ts'
import type { Task } from '../tasks/task.ts'

// Free of zod: the published client bundles this file.

/** A living row of each kind, by the kind's name on the wire. */
export interface EntityRows {
  readonly task: Task
  readonly list: List
  readonly label: Label
}

/** The name of a kind. */
export type EntityKind = keyof EntityRows

/** A living row of a kind. */
export type EntityOf<Kind extends EntityKind> = EntityRows[Kind]

/** A living row of any kind. */
export type Entity = EntityOf<EntityKind>

/** Names a row among the rows of all kinds. */
export type EntityKey = `${EntityKind}:${string}`

/** Returns the key of a row. */
export function entityKey(kind: EntityKind, id: string): EntityKey {
  return `${kind}:${id}`
}

/** Returns the kind and the id in a key. */
export function parseEntityKey(key: EntityKey): { readonly kind: EntityKind; readonly id: string } {
  const end = key.indexOf(':')
  return { kind: key.slice(0, end) as EntityKind, id: key.slice(end + 1) }
}
