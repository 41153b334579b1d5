import type { Actor } from '@taskwire/domain'
import type { Context } from '../context.ts'
import { readLive } from './live-log.ts'
import { readLogEnds } from './sync.repository.ts'

type Tagging = Pick<Context, 'deps' | 'onEtag'>

/** A row and the epoch of its log. */
export type Tagged<Row> = Row & { readonly epoch: string }

/** Passes the entity tag of a row to the transport: the epoch and the row's revision. */
export function tagEntity<Row extends LogPlace>(ctx: Pick<Context, 'onEtag'>, row: Row): Row {
  ctx.onEtag?.(entityTag(row))
  return row
}

/** A place in the log. */
export interface LogPlace {
  readonly epoch: string
  readonly revision: number
}

/** The state that a write requires. */
export interface Condition {
  /** Refuses to change a row that is not at this revision. */
  readonly expected_revision?: number | undefined
  /** Refuses a write in another epoch. */
  readonly epoch?: string | undefined
}

/** Whether a row is at the revision of a condition, and its log of the epoch. */
export function isMet({ expected_revision, epoch }: Condition, { revision, epoch: own }: LogPlace): boolean {
  return (
    (expected_revision === undefined || expected_revision === revision) &&
    (epoch === undefined || epoch === own)
  )
}

/** The entity tag of a row or of a whole log. */
export function entityTag({ epoch, revision }: LogPlace): string {
  return `"${epoch}.${revision}"`
}

/** Passes the entity tag of a whole list to the transport: the epoch and the log's head. */
export function tagLog({ onEtag }: Pick<Context, 'onEtag'>, place: LogPlace): void {
  onEtag?.(entityTag(place))
}

/** Returns true, and tells the tag, when the caller holds everything up to the present head. */
export async function isLogHeld(
  ctx: Tagging & Pick<Context, 'ifNoneMatch'> & { readonly actor: Actor },
): Promise<boolean> {
  if (ctx.ifNoneMatch === undefined) return false
  const [ends] = await readLive(ctx.deps, () => readLogEnds(ctx.deps.db, { user_id: ctx.actor.user_id }))
  if (ends === undefined) return false
  const place = { epoch: ends.epoch, revision: ends.head }
  const isHeld = ctx.ifNoneMatch(entityTag(place))
  if (isHeld) tagLog(ctx, place)
  return isHeld
}

/** Returns the input with the transport's condition, unless the input has its own. */
export function conditional<Input extends object>(ctx: Condition, input: Input): Input & Condition {
  const own: Input & Condition = input
  if (own.expected_revision !== undefined || ctx.expected_revision === undefined) return own
  return { ...own, expected_revision: ctx.expected_revision, epoch: ctx.epoch ?? own.epoch }
}
