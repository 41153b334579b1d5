import { formatLogTag, parseLogTag, type Actor, type LabelledTask, type LogTag } from '@taskwire/domain'
import type { Context } from '../context.ts'
import { readLive } from './live-log.ts'
import { readLogEnds } from './sync.repository.ts'

type Tagging = Pick<Context, 'deps' | 'onEtag'>

/** A task with the epoch of the log that it was read from. */
export interface TaggedTask extends LabelledTask {
  readonly epoch: string
}

/** Tells the transport the entity tag of a response that is one task: the epoch and the task's revision. */
export function tagTask(ctx: Pick<Context, 'onEtag'>, task: TaggedTask): TaggedTask {
  ctx.onEtag?.(entityTag(task))
  return task
}

/** The entity tag of a task or of a whole log. */
export function entityTag(place: LogTag): string {
  return `"${formatLogTag(place)}"`
}

/** Tells the transport the entity tag of a response that is made of the whole log: the epoch and the log's head. */
export function tagLog({ onEtag }: Pick<Context, 'onEtag'>, place: LogTag): void {
  onEtag?.(entityTag(place))
}

/** Returns true, and tells the tag, when the caller holds everything up to the present head. */
export async function isLogHeld(
  ctx: Tagging & Pick<Context, 'holds'> & { readonly actor: Actor },
): Promise<boolean> {
  if (ctx.holds === undefined) return false
  const [ends] = await readLive(ctx.deps, () => readLogEnds(ctx.deps.db, ctx.actor.user_id))
  if (ends === undefined) return false
  const place = { epoch: ends.epoch, revision: ends.head }
  const isHeld = ctx.holds(entityTag(place))
  if (isHeld) tagLog(ctx, place)
  return isHeld
}

/** A revision, or the text of an entity tag. */
export type ExpectedRevision = number | string

/** No task is at this revision: what a tag that is not ours asks for. */
const NEVER = -1

/** What a statement compares: a bare revision fits any epoch, a text that is no tag fits no task. */
export function expectedPlace(expected: ExpectedRevision | undefined): {
  readonly revision: number | null
  readonly epoch: string | null
} {
  if (typeof expected === 'string') return parseLogTag(expected) ?? { revision: NEVER, epoch: null }
  return { revision: expected ?? null, epoch: null }
}

/** An input under the condition that the transport set, unless it brings one of its own. */
export function conditional<Input extends object>(
  { expected_revision }: Pick<Context, 'expected_revision'>,
  input: Input,
): Input & { readonly expected_revision?: ExpectedRevision | undefined } {
  const own =
    'expected_revision' in input ? (input.expected_revision as ExpectedRevision | undefined) : undefined
  return { ...input, expected_revision: own ?? expected_revision }
}
