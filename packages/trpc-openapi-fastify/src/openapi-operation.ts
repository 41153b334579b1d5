import { STATUS_CODES } from 'node:http'
import type { DescribedError, OperationDescription, Operation } from './contract.ts'
import { errorSchemaName, type Json, type OpenApiOperation } from './openapi-types.ts'
import { shapeOf } from './query-coercion.ts'

/** Completes a generated operation with its real parameters, statuses, headers and errors. */
export function describeOperation(generated: OpenApiOperation, operation: Operation): OpenApiOperation {
  const {
    security = [...(generated.security ?? [])],
    requestHeaders = [],
    responseHeaders = {},
    errors = [],
  }: Partial<OperationDescription> = operation.contract.describe?.(operation) ?? {}
  const success = generated.responses['200'] ?? generated.responses[operation.status]
  if (success === undefined) throw new Error(`${operation.name} has no answer in the generated document`)
  const { parameters: _, ...cloned } = structuredClone(generated)
  const { described, queries } = withUpload(cloned, operation)
  const { request } = operation.examples
  const body = described.requestBody?.content['application/json']
  if (request !== undefined && body !== undefined) body['example'] = request
  if (described.requestBody !== undefined)
    described.requestBody.required = operation.upload !== undefined || hasRequired(body)
  const own = (generated.parameters ?? [])
    .filter((parameter) => parameter.in !== 'header')
    .map((parameter) => ({ ...parameter, ...descriptionOf(operation, parameter.name) }))
  const parameters = [...own, ...queries, ...requestHeaders.map(headerParameter)]
  return {
    ...described,
    operationId: operation.operationId,
    ...(parameters.length > 0 && { parameters }),
    security,
    responses: {
      [operation.status]: describeSuccess(success, operation, responseHeaders),
      ...(isConditional(operation) && { 304: { description: 'Not Modified' } }),
      ...describeErrors(operation, errors),
    },
  }
}

type Parameter = NonNullable<OpenApiOperation['parameters']>[number]

/** Makes a field the body of an upload, and the others parameters of the query. */
function withUpload<Described extends Pick<OpenApiOperation, 'requestBody'>>(
  generated: Described,
  { upload }: Operation,
): { described: Described; queries: Parameter[] } {
  const schema = generated.requestBody?.content['application/json']?.['schema'] as
    | { readonly properties?: Readonly<Record<string, Json>> }
    | undefined
  if (upload === undefined || schema?.properties === undefined) return { described: generated, queries: [] }
  const { [upload.field]: file, ...fields } = schema.properties
  return {
    described: {
      ...generated,
      requestBody: {
        ...generated.requestBody,
        content: { 'application/octet-stream': { schema: file ?? {} } },
      },
    },
    queries: Object.entries(fields).map(([name, { description, ...rest }]) => ({
      in: 'query',
      name,
      required: false,
      ...(description !== undefined && { description }),
      schema: rest,
    })),
  }
}

/** A body without required fields may be omitted. */
function hasRequired(body: Json | undefined): boolean {
  const schema = body?.['schema'] as { required?: readonly string[] } | undefined
  return schema?.required !== undefined && schema.required.length > 0
}

/** The generator omits the descriptions of parameters. */
function descriptionOf({ inputs }: Operation, name: string): { description: string } | undefined {
  const description = inputs.map((schema) => shapeOf(schema)[name]?.description).find(Boolean)
  return description === undefined ? undefined : { description }
}

function isConditional({ method, etag }: Operation): boolean {
  return method === 'GET' && etag !== undefined
}

function headerParameter({ name, description }: { readonly name: string; readonly description: string }) {
  return { in: 'header', name, description, schema: { type: 'string' } }
}

function describeSuccess(
  generated: OpenApiOperation['responses'][string],
  { status }: Operation,
  headers: Json,
) {
  const description = STATUS_CODES[status] ?? ''
  if (status === 204) return { description }
  return { ...generated, description, ...(Object.keys(headers).length > 0 && { headers }) }
}

/** Returns the errors by status, each with its body as an example. */
function describeErrors(
  { contract }: Operation,
  errors: readonly DescribedError[],
): OpenApiOperation['responses'] {
  const responses: OpenApiOperation['responses'] = {}
  const schema = { $ref: `#/components/schemas/${errorSchemaName(contract)}` }
  const examples: Record<number, Record<string, Json>> = {}
  for (const { code, status, body, headers } of errors) {
    const known = (examples[status] ??= {})
    known[code] = { value: body }
    responses[status] ??= {
      description: STATUS_CODES[status] ?? '',
      ...(headers !== undefined && { headers }),
      content: { 'application/json': { schema, examples: known } },
    }
  }
  return responses
}
