import type { EntityMutation, Replica } from '@taskwire/client/replica'

/** Queues a mutation of any kind with the given input, such as a refused mutation with a corrected text. */
export function queueMutation(
  { mutate }: Replica,
  { kind, name }: Pick<EntityMutation, 'kind' | 'name'>,
  input: object,
): Promise<unknown> {
  // A mutation connects its kind, name and input; TypeScript can't follow the connection through the union of all kinds.
  const ofKind = mutate[`${kind}s`] as Readonly<Record<string, (input: object) => Promise<unknown>>>
  return ofKind[name]?.(input) ?? Promise.resolve()
}
