import type { FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Operation } from './operations.ts'
import { coercionFor, shapeOf } from './query-coercion.ts'

/** Bounds of the header that names ignored parameters. */
const MAX_NAMES = 20
const MAX_NAME_LENGTH = 100

interface QueryInput {
  /** The parameters as the schemas expect them, without the empty ones. */
  readonly given: Record<string, unknown>
  /** The names of parameters that the operation does not know, as a header may contain them; undefined when there are none. */
  readonly ignored: string | undefined
}

/** Reads the query of an operation. A GET takes an empty value as not given; a condition of a DELETE must not vanish like this. */
export function queryReader({ method, path, inputs }: Operation): (request: FastifyRequest) => QueryInput {
  const coerce = coercionFor(inputs)
  const isNamed = namesOf(inputs, path)
  return (request) => {
    const query = Object.entries(request.query as Record<string, unknown>)
    const given = method === 'GET' ? query.filter(([, value]) => value !== '') : query
    const ignored = query.map(([name]) => name).filter((name) => !isNamed.has(name))
    return {
      given: coerce(Object.fromEntries(given)),
      ignored: ignored.length === 0 ? undefined : headerOf(ignored),
    }
  }
}

/** Parameters of the query: fields of the input that are not part of the address. */
function namesOf(inputs: readonly z.ZodType[], path: string): ReadonlySet<string> {
  const fields = inputs.flatMap((schema) => Object.keys(shapeOf(schema)))
  return new Set(fields.filter((name) => !path.includes(`{${name}}`)))
}

/** A header has no room for any character or length. */
function headerOf(names: readonly string[]): string {
  return names
    .slice(0, MAX_NAMES)
    .map((name) => encodeURIComponent(name.slice(0, MAX_NAME_LENGTH).toWellFormed()))
    .join(', ')
}
