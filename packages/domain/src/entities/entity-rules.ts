import { labelRules, type LabelMutations } from '../labels/label-rules.ts'
import { listRules, type ListMutations } from '../lists/list-rules.ts'
import { labelEffects, listEffects } from '../tasks/task-cascades.ts'
import { taskEntityRules } from '../tasks/task-entity-rules.ts'
import type { TaskMutations } from '../tasks/task-mutations.ts'
import type { EntityRules } from './rules.ts'
import type { Entity, EntityKind, EntityRows } from './rows.ts'

// Free of zod: the published client bundles the rules and not the schemas of `registry.ts`.

/** The inputs of each kind's mutations, as a replica queues them. */
export interface EntityMutations {
  readonly task: TaskMutations
  readonly list: ListMutations
  readonly label: LabelMutations
}

/** The rules of every kind. */
export const entityRules = {
  task: taskEntityRules,
  list: { ...listRules, effects: listEffects },
  label: { ...labelRules, effects: labelEffects },
} as const satisfies {
  readonly [Kind in EntityKind]: EntityRules<EntityRows[Kind], EntityMutations[Kind]>
}

/** The kind of the rows and mutations that a client stored without a kind, when the log had one. */
export const firstKind: EntityKind = 'task'

interface AnyInput {
  readonly id: string
}

/** The rules of a kind that is not known to the compiler. */
export type AnyRules = EntityRules<Entity, Readonly<Record<string, AnyInput>>>

/** Returns the rules of a kind; undefined for a kind of a newer client. */
export function rulesOf(kind: EntityKind): AnyRules | undefined {
  return (entityRules as unknown as Readonly<Record<string, AnyRules>>)[kind]
}
