import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Operation } from './contract.ts'
import { shapeOf, type Coercion } from './query-coercion.ts'

/** Bounds of the header that names ignored parameters. */
const MAX_NAMES = 20
const MAX_NAME_LENGTH = 100

interface QueryInput {
  /** The parameters with the types of the schemas, without empty ones. */
  readonly given: Record<string, unknown>
  /** The names of unknown parameters, encoded for a header; undefined when there are none. */
  readonly ignored: string | undefined
}

/** Reads the query of an operation. Empty values are ignored, except by a DELETE: an empty condition must not vanish. */
export function queryReader(
  { method, path, inputs, upload }: Operation,
  coerceQuery: (schemas: readonly z.ZodType[]) => Coercion,
): (request: FastifyRequest) => QueryInput {
  const coerce = coerceQuery(inputs)
  const isNamed = namesOf(inputs, path, upload?.field)
  return (request) => {
    const query = Object.entries(request.query as Record<string, unknown>)
    const named = query.filter(([name]) => name !== upload?.field)
    const given = method === 'DELETE' ? named : named.filter(([, value]) => value !== '')
    const ignored = query.map(([name]) => name).filter((name) => !isNamed.has(name))
    return {
      given: coerce(Object.fromEntries(given)),
      ignored: ignored.length === 0 ? undefined : headerOf(ignored),
    }
  }
}

/** Parameters of the query: fields of the input that are neither in the path nor the body. */
function namesOf(
  inputs: readonly z.ZodType[],
  path: string,
  body: string | undefined,
): { has(name: string): boolean } {
  const fields = inputs.flatMap((schema) => Object.keys(shapeOf(schema)))
  return new Set(fields.filter((name) => name !== body && !path.includes(`{${name}}`)))
}

/** Encodes and truncates names for a header. */
function headerOf(names: readonly string[]): string {
  return names
    .slice(0, MAX_NAMES)
    .map((name) => encodeURIComponent(name.slice(0, MAX_NAME_LENGTH).toWellFormed()))
    .join(', ')
}
