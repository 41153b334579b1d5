import type { z } from 'zod'
import type { EntityRules } from './rules.ts'

/** The fields that every row of the log has. */
export interface LogEntity {
  readonly id: string
  readonly user_id: string
  readonly created_at: string
  readonly updated_at: string
  readonly revision: number
}

export interface EntityDefinition<Name extends string, Row extends LogEntity, Schemas, Rules> {
  /** The kind's name on the wire. */
  readonly kind: Name
  /** A living row on the wire. */
  readonly schema: z.ZodType<Row>
  /** The schema of each mutation's input: the procedure of that name, and the batch item with that `op`. */
  readonly mutations: Schemas
  readonly rules: Rules
}

/** Defines a kind of entities of the log. A kind whose rules lack a reducer for one of its mutations does not compile. */
export function defineEntity<
  const Name extends string,
  Row extends LogEntity,
  const Schemas extends Readonly<Record<string, z.ZodType>>,
  Rules extends EntityRules<Row, Readonly<Record<keyof Schemas, never>>>,
>(definition: EntityDefinition<Name, Row, Schemas, Rules>): EntityDefinition<Name, Row, Schemas, Rules> {
  return definition
}
