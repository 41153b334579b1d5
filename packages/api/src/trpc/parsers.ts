import { wording } from '@taskwire/domain'
import { z } from 'zod'

// tRPC tries a schema's `parse`, and its `parseAsync` only where that fails for another reason than the input. No schema
// here is asynchronous. A test sees through a real procedure that these two are what tRPC calls.

/** An input whose cursor may be null. */
type NullableCursor<Input> = Input extends object
  ? { [Key in keyof Input]: Key extends 'cursor' ? Input[Key] | null : Input[Key] }
  : Input

/**
 * An input schema for a procedure, which says what is wrong in this project's words. A `cursor` of null is no cursor: the
 * infinite queries of TanStack Query send one for the first page.
 */
export function inputOf<Schema extends z.ZodType>(
  schema: Schema,
): z.ZodType<z.output<Schema>, NullableCursor<z.input<Schema>>> {
  const input = schema.clone()
  const parse = (value: unknown) => schema.parse(withoutNullCursor(value), { error: wording })
  input.parse = parse
  const meta = z.globalRegistry.get(schema)
  if (meta !== undefined) z.globalRegistry.add(input, meta)
  return input as unknown as z.ZodType<z.output<Schema>, NullableCursor<z.input<Schema>>>
}

function withoutNullCursor(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('cursor' in value) || value.cursor !== null)
    return value
  const { cursor: _none, ...rest } = value
  return rest
}

/**
 * An output schema for the types and the OpenAPI documents. At run time the answer passes as it is: the compiler holds
 * the use case to the type, SQL names its columns, and the tests check answers against the documents; parsing every
 * row of every list again would cost more than reading it.
 */
export function outputOf<Schema extends z.ZodType>(schema: Schema): z.ZodLazy<Schema> {
  const output = z.lazy(() => schema)
  output.parse = ((value: unknown) => value) as typeof output.parse
  return output
}

/** Nothing is answered. The document has a 204 there; its generator knows no `void`. */
export const noOutput = outputOf(z.null()) as unknown as z.ZodType<void>

/** The same for an answer that a transport sends in pieces as they come: the text of what the schema describes. */
export function streamedOutput(schema: z.ZodType): z.ZodType<AsyncIterable<string>> {
  return outputOf(schema) as unknown as z.ZodType<AsyncIterable<string>>
}
