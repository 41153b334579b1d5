import { z } from 'zod'

/** Converts the texts of a query string to the types of a schema. Other texts stay unchanged. */
export type Coercion = (query: Record<string, unknown>) => Record<string, unknown>

const readers: Partial<Record<string, (text: string) => unknown>> = {
  number: (text) => (/^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text),
  boolean: (text) => (text === 'true' ? true : text === 'false' ? false : text),
}

/** Reads the schemas once, when a route is registered. Doesn't change the schemas: tRPC parses with the same ones. */
export function coercionFor(schemas: readonly z.ZodType[]): Coercion {
  const coerced = schemas
    .flatMap((schema) => Object.entries(shapeOf(schema)))
    .flatMap(([key, type]) => {
      const read = readers[kindOf(type)]
      return read === undefined ? [] : [[key, read] as const]
    })
  return (query) => {
    for (const [key, read] of coerced) {
      const value = query[key]
      if (typeof value === 'string') query[key] = read(value)
    }
    return query
  }
}

/** The fields of an object schema; none for any other. */
export function shapeOf(schema: z.ZodType): Record<string, z.ZodType> {
  const inner = unwrap(schema)
  return inner instanceof z.ZodObject ? inner.shape : {}
}

function kindOf(schema: z.ZodType): string {
  return unwrap(schema).def.type
}

function unwrap(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault
    ? unwrap(schema.unwrap() as z.ZodType)
    : schema
}
