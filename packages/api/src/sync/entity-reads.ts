import type { Statement } from '@taskwire/db'
import { DomainError, parseUuid, type Actor, type DomainErrorCode, type EntityKind } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { Tagged } from './etags.ts'
import { readLive } from './live-log.ts'
import { findFresh } from './fresh-reads.ts'

interface ReadableKind<Entity> {
  readonly kind: EntityKind
  /** The failure of an entity that does not exist. */
  readonly missing: DomainErrorCode
  /** Takes the entity out of a row that has more columns. */
  readonly toEntity: (row: Entity) => Entity
}

type Found<Entity> = Entity & { readonly epoch: string | null; readonly is_deleted: boolean }

/** The reads of single entities that every kind has. */
export interface EntityReads<Entity> extends ReadableKind<Entity> {
  /** Returns the canonical id. Throws `missing` for a text that is no id. */
  readonly requireId: (text: string) => string
  /** Returns a living entity of the actor. Throws `missing`, also for another user's entity. */
  readonly get: (deps: Deps, actor: Actor, input: { readonly id: string }) => Promise<Tagged<Entity>>
  /** Finds a living entity. */
  readonly find: (deps: Deps, actor: Actor, id: string) => Promise<Tagged<Entity> | undefined>
  /** Finds a living entity or a tombstone. */
  readonly findWithTombstone: (
    deps: Deps,
    actor: Actor,
    id: string,
  ) => Promise<Tagged<Found<Entity>> | undefined>
}

/** Makes the reads of a kind from the statement that finds a living row or a tombstone. */
export function entityReads<Entity>(
  kind: ReadableKind<Entity>,
  findRow: Statement<{ readonly user_id: string; readonly id: string }, Found<Entity>>,
): EntityReads<Entity> {
  const require = <Value>(value: Value | undefined): Value => {
    if (value === undefined) throw new DomainError(kind.missing)
    return value
  }
  const requireId = (text: string) => require(parseUuid(text))
  const findWithTombstone = async (deps: Deps, { user_id }: Actor, id: string) => {
    const [found] = await readLive(deps, () => findRow(deps.db, { user_id, id }))
    return found
  }
  const find = async (deps: Deps, actor: Actor, id: string) => {
    const found = await findWithTombstone(deps, actor, id)
    return found?.is_deleted === false ? found : undefined
  }
  const findFreshRow = findFresh(findRow)
  const get: EntityReads<Entity>['get'] = async (deps, { user_id }, input) => {
    const found = await findFreshRow(deps, { user_id, id: requireId(input.id) })
    return require(found?.is_deleted === false ? found : undefined)
  }
  return { ...kind, requireId, get, find, findWithTombstone }
}
