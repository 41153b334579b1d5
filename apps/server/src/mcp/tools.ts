import { appRouter } from '@taskwire/api'
import type { ProcedureMeta } from '@taskwire/api/contracts'
import { isAllowed, type Access, type Actor } from '@taskwire/domain'
import type { AnyTRPCProcedure } from '@trpc/server'
import { z } from 'zod'

type ToolFacts = NonNullable<ProcedureMeta['tools']>[number]

/** A JSON Schema of an object. */
export interface InputSchema {
  readonly type: 'object'
  readonly properties: Readonly<Record<string, Readonly<Record<string, unknown>>>>
  readonly required?: string[]
  readonly additionalProperties: false
}

/** A procedure as a tool: what an agent reads about it, and what a call needs. */
export interface Tool extends ToolFacts {
  /** The path of the procedure, such as `tasks.list`. */
  readonly path: string
  readonly type: 'query' | 'mutation'
  readonly access: Access
  readonly inputSchema: InputSchema
  /** How a long result continues: the procedure has pages, or the tool skips items of a whole list. */
  readonly paging: 'cursor' | 'skip' | undefined
}

const skipField = { type: 'integer', minimum: 0, default: 0, description: 'Items to leave out at the start' }

/** Descriptions that differ from those of the REST documents. */
const descriptions: Readonly<Record<string, string>> = {
  op_id: 'A name of your choice for this call: repeated under the same name, it runs once',
  cursor: 'Where the next page starts: `next.cursor` of the last result, with the same arguments',
  limit: 'Tasks of a page, 500 at most; a page that would be too long has fewer',
}

/** The tools of all procedures that declare some. */
export const tools: ReadonlyMap<string, Tool> = new Map(
  Object.entries(appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>).flatMap(
    ([path, procedure]) =>
      metaOf(procedure).tools?.map((facts) => [facts.name, defineTool(path, procedure, facts)] as const) ??
      [],
  ),
)

/** Returns the tools that an actor may call. */
export function allowedTools(actor: Actor): Tool[] {
  return [...tools.values()].filter(({ access }) => isAllowed(actor, access))
}

function metaOf({ _def }: AnyTRPCProcedure): ProcedureMeta {
  return _def.meta ?? {}
}

function defineTool(path: string, procedure: AnyTRPCProcedure, facts: ToolFacts): Tool {
  const { type } = procedure._def
  const { access } = metaOf(procedure)
  if (type === 'subscription' || access === undefined || access === 'public')
    throw new Error(`${path} can't be a tool`)
  const { inputs, output } = procedure._def as unknown as { inputs: z.ZodType[]; output: z.ZodType }
  const { properties = {}, required } = jsonSchemaOf(inputs[0] ?? z.object({}), 'input')
  const names = facts.fields ?? Object.keys(properties)
  const isList = jsonSchemaOf(output, 'output').type === 'array'
  const paging = !isList ? undefined : names.includes('cursor') ? 'cursor' : 'skip'
  const shown = Object.fromEntries(names.map((name) => [name, fieldOf(path, name, properties[name], facts)]))
  return {
    ...facts,
    path,
    type,
    access,
    paging,
    inputSchema: {
      type: 'object',
      properties: paging === 'skip' ? { ...shown, skip: skipField } : shown,
      ...(required !== undefined && { required: required.filter((name) => names.includes(name)) }),
      additionalProperties: false,
    },
  }
}

function fieldOf(
  path: string,
  name: string,
  schema: object | undefined,
  { defaults }: ToolFacts,
): Record<string, unknown> {
  if (schema === undefined) throw new Error(`${path} has no field ${name}`)
  const description = descriptions[name]
  return {
    ...schema,
    ...(description !== undefined && { description }),
    ...(defaults !== undefined && name in defaults && { default: defaults[name] }),
  }
}

interface ObjectSchema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, object>>
  readonly required?: string[]
}

/** The JSON Schema of a zod schema, without the parts that cost tokens and tell a model nothing. */
function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): ObjectSchema {
  return z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (jsonSchema.format === 'uuid') delete jsonSchema.pattern
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
    },
  }) as ObjectSchema
}
