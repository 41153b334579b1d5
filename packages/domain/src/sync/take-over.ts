import { entityRules, firstKind, rulesOf } from '../entities/entity-rules.ts'
import type { Entity, EntityKind } from '../entities/rows.ts'
import type { Mutation } from './mutation.ts'
import { rowKey, type ReplicaState, type Row, type SyncIssue } from './state.ts'

/**
 * The form of stored rows and the kinds among them. A new kind changes it, so that its rows are read from the server. Raise the number
 * with a new field, which also needs a default in the rules of its kind.
 */
export const ROW_FORMAT = `4:${Object.keys(entityRules).toSorted().join(',')}`

/** A row as any client stored it: the first ones had tasks only and named its states differently. */
interface StoredRow extends Partial<Row> {
  readonly id: string
  readonly revision: number
  readonly task?: Entity | null
  readonly buried?: Entity | null
}

/**
 * Returns what an earlier client stored in the present form. Mutations and issues keep everything. Rows of another form are shown
 * until the log is read again from its start, because their cursor may have passed changes of kinds that their client ignored.
 */
export function takeOver(stored: ReplicaState): ReplicaState {
  const state = {
    ...stored,
    operations: stored.operations.map(withKind),
    issues: stored.issues.map((issue): SyncIssue => ({ ...issue, operation: withKind(issue.operation) })),
  }
  if (stored.format === ROW_FORMAT) return state
  const rows = [...stored.rows.values()].flatMap((row) => readRow(row))
  return { ...state, rows: new Map(rows.map((row) => [rowKey(row), row])), cursor: undefined }
}

function withKind(mutation: Mutation): Mutation {
  const { kind = firstKind } = mutation as { kind?: EntityKind }
  return { ...mutation, kind } as Mutation
}

function readRow({ kind = firstKind, id, revision, task, buried, ...row }: StoredRow): Row[] {
  const defaults = rulesOf(kind)?.defaults
  if (rulesOf(kind) === undefined) return []
  const filled = (entity: Entity | null | undefined) => (entity ? { ...defaults, ...entity } : null)
  return [
    { kind, id, revision, living: filled(row.living ?? task), lastLiving: filled(row.lastLiving ?? buried) },
  ]
}

/** Returns the ids of the users whose rows a stored replica contains, whatever client stored it. */
export function ownersOf({ rows }: ReplicaState): string[] {
  const users = new Set<string>()
  for (const { living, task, lastLiving, buried } of rows.values() as Iterable<StoredRow>) {
    const user = (living ?? task ?? lastLiving ?? buried)?.user_id
    if (user !== undefined) users.add(user)
  }
  return [...users]
}
