import { parseInput } from '@taskwire/domain'
import { z } from 'zod'

// tRPC calls `parse` of a schema, and `parseAsync` only when `parse` fails for another reason than the input. No schema here
// is asynchronous. A test checks with a real procedure that tRPC calls the replaced methods.

/** An input whose cursor may be null. */
type NullableCursor<Input> = Input extends object
  ? { [Key in keyof Input]: Key extends 'cursor' ? Input[Key] | null : Input[Key] }
  : Input

/**
 * Returns an input schema that throws VALIDATION_FAILED with coded issues. Drops a `cursor` of null, which the infinite queries of
 * TanStack Query send for the first page.
 */
export function inputOf<Schema extends z.ZodType>(
  schema: Schema,
): z.ZodType<z.output<Schema>, NullableCursor<z.input<Schema>>> {
  const input = schema.clone()
  const parse = (value: unknown) => parseInput(schema, withoutNullCursor(value))
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
 * Returns an output schema for types and OpenAPI documents that doesn't parse at run time. The compiler checks the type, SQL
 * lists its columns, and tests check responses against the documents. Parsing every row of a list would cost more than
 * reading it.
 */
export function outputOf<Schema extends z.ZodType>(schema: Schema): z.ZodLazy<Schema> {
  const output = z.lazy(() => schema)
  output.parse = ((value: unknown) => value) as typeof output.parse
  return output
}

/** The output of a procedure that returns nothing, a 204 in the document. The generator doesn't support `void`. */
export const noOutput = outputOf(z.null()) as unknown as z.ZodType<void>

/** The output of a procedure that streams its response: the JSON text of the schema, in pieces. */
export function streamedOutput(schema: z.ZodType): z.ZodType<AsyncIterable<string>> {
  return outputOf(schema) as unknown as z.ZodType<AsyncIterable<string>>
}
