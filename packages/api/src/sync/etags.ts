import type { Actor, LabelledTask } from '@taskwire/domain'
import type { Context } from '../context.ts'
import { readLogEnds } from './sync.repository.ts'

type Tagging = Pick<Context, 'deps' | 'onEtag'>

/** Tells the transport the entity tag of an answer that is one task: its revision. */
export function tagTask(ctx: Tagging, task: LabelledTask): LabelledTask {
  ctx.onEtag?.(`"${task.revision}"`)
  return task
}

/** The same for an answer that is made of the whole log: its head. */
export function tagLog({ deps, onEtag }: Tagging, head: number): void {
  onEtag?.(logTag(deps.epoch(), head))
}

/** True, and the tag told, when the caller holds everything up to the present head. */
export async function isLogHeld(
  ctx: Tagging & Pick<Context, 'holds'> & { readonly actor: Actor },
): Promise<boolean> {
  if (ctx.holds === undefined) return false
  const [ends] = await readLogEnds(ctx.deps.db, ctx.actor.user_id)
  const head = ends?.head ?? 0
  const isHeld = ctx.holds(logTag(ctx.deps.epoch(), head))
  if (isHeld) tagLog(ctx, head)
  return isHeld
}

function logTag(epoch: string, head: number): string {
  return `"${epoch}.${head}"`
}

/** An input under the condition that the transport set, unless it brings one of its own. */
export function conditional<Input extends object>(
  { expected_revision }: Pick<Context, 'expected_revision'>,
  input: Input,
): Input & { readonly expected_revision?: number | undefined } {
  const own = 'expected_revision' in input ? (input.expected_revision as number | undefined) : undefined
  return { ...input, expected_revision: own ?? expected_revision }
}
