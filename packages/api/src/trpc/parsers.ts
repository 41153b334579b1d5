import { z } from 'zod'
import { wording } from './wording.ts'

/**
 * An input schema for a procedure. tRPC calls `parseAsync`, for which zod leaves its compiled fast path; no schema
 * here is asynchronous, so the compiled one serves.
 */
export function inputOf<Schema extends z.ZodType>(schema: Schema): Schema {
  const input = schema.clone()
  // A refused input rejects, as tRPC expects of a parser of this name.
  const parseAsync = async (value: unknown) => schema.parse(value, { error: wording })
  input.parseAsync = parseAsync as typeof input.parseAsync
  const meta = z.globalRegistry.get(schema)
  if (meta !== undefined) z.globalRegistry.add(input, meta)
  return input
}

/**
 * An output schema for the types and the OpenAPI documents. At run time the answer passes as it is: the compiler holds
 * the use case to the type, SQL names its columns, and the tests check answers against the documents; parsing every
 * row of every list again would cost more than reading it.
 */
export function outputOf<Schema extends z.ZodType>(schema: Schema): z.ZodLazy<Schema> {
  const output = z.lazy(() => schema)
  output.parseAsync = ((value: unknown) => value) as typeof output.parseAsync
  return output
}
