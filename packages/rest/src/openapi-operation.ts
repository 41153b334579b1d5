import { STATUS_CODES } from 'node:http'
import { DomainError, refusalOf, scopes, type DomainErrorCode, type Scope } from '@taskwire/domain'
import { say } from './dialect.ts'
import { errorSchemaName, type Json, type OpenApiOperation } from './openapi-types.ts'
import type { Operation } from './operations.ts'
import { shapeOf } from './query-coercion.ts'

/** An operation with what it really takes and answers, in place of the generator's guesses. */
export function describeOperation(generated: OpenApiOperation, operation: Operation): OpenApiOperation {
  const success = generated.responses['200'] ?? generated.responses[operation.status]
  if (success === undefined) throw new Error(`${operation.name} has no answer in the generated document`)
  const { parameters: _, ...described } = structuredClone(generated)
  const { request } = operation.examples
  const body = described.requestBody?.content['application/json']
  if (request !== undefined && body !== undefined) body['example'] = request
  if (described.requestBody !== undefined) described.requestBody.required = hasRequired(body)
  const own = (generated.parameters ?? [])
    .filter((parameter) => parameter.in !== 'header')
    .map((parameter) => ({ ...parameter, ...descriptionOf(operation, parameter.name) }))
  const parameters = [...own, ...headersOf(operation)]
  return {
    ...described,
    operationId: operation.operationId,
    ...(parameters.length > 0 && { parameters }),
    security: securityOf(operation),
    responses: {
      [operation.status]: successOf(success, operation),
      ...(isConditional(operation) && { 304: { description: 'Not Modified' } }),
      ...failuresOf(operation),
    },
  }
}

/** A body of which nothing is required may be left out. */
function hasRequired(body: Json | undefined): boolean {
  const schema = body?.['schema'] as { required?: readonly string[] } | undefined
  return schema?.required !== undefined && schema.required.length > 0
}

/** The generator leaves out what the schema of a parameter says of it. */
function descriptionOf({ inputs }: Operation, name: string): { description: string } | undefined {
  const description = inputs.map((schema) => shapeOf(schema)[name]?.description).find(Boolean)
  return description === undefined ? undefined : { description }
}

/** One of these opens it; OpenAPI 3.1 lets a requirement name the scopes that it takes. */
function securityOf({ isProtected, access }: Operation): Record<string, Scope[]>[] {
  if (!isProtected) return []
  const scope = scopes.find((each) => each === access)
  return [{ AccessToken: [] }, ...(scope === undefined ? [] : [{ PersonalAccessToken: [scope] }])]
}

function isConditional({ method, etag }: Operation): boolean {
  return method === 'GET' && etag !== undefined
}

/** Headers that change what the operation does. */
function headersOf(operation: Operation) {
  const { failures } = operation
  return [
    ...(isConditional(operation)
      ? [header('If-None-Match', 'An ETag: answers 304 while it still holds')]
      : []),
    ...(failures.includes('REVISION_CONFLICT')
      ? [header('If-Match', 'The ETag of the task: answers 412 when it was changed since')]
      : []),
    ...(failures.includes('IDEMPOTENCY_KEY_REUSED')
      ? [
          header(
            'Idempotency-Key',
            'A name for this request: repeated under it, it is done once and answered alike',
          ),
        ]
      : []),
  ]
}

function header(name: string, description: string) {
  return { in: 'header', name, description, schema: { type: 'string' } }
}

function successOf(generated: OpenApiOperation['responses'][string], operation: Operation) {
  const description = STATUS_CODES[operation.status] ?? ''
  if (operation.status === 204) return { description }
  const headers = {
    ...(operation.etag !== undefined && {
      ETag: { description: 'For conditional requests', schema: { type: 'string' } },
    }),
    ...(operation.etag === 'log' && { Link: nextPage, 'X-Ignored-Parameters': ignoredParameters }),
    ...(operation.download !== undefined && { 'Content-Disposition': asFile }),
  }
  return { ...generated, description, ...(Object.keys(headers).length > 0 && { headers }) }
}

const asFile = { description: 'To be kept as a file', schema: { type: 'string' } }

const nextPage = {
  description: 'With `limit`: the address of the next page, rel="next"; absent after a page that is not full',
  schema: { type: 'string' },
}

const ignoredParameters = {
  description: 'Names of query parameters that are not known here; absent when there are none',
  schema: { type: 'string' },
}

/** Every failure of the operation by its status, each with the very body that it is answered with. */
function failuresOf(operation: Operation): OpenApiOperation['responses'] {
  const responses: OpenApiOperation['responses'] = {}
  const schema = { $ref: `#/components/schemas/${errorSchemaName(operation.contract)}` }
  const examples: Record<number, Record<string, Json>> = {}
  for (const code of codesOf(operation)) {
    const { status, body } = say(operation.contract.dialect, sample(code, operation), operation)
    const known = (examples[status] ??= {})
    known[code] = { value: body }
    responses[status] ??= {
      description: STATUS_CODES[status] ?? '',
      ...((status === 503 || status === 429) && {
        headers: { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } },
      }),
      content: { 'application/json': { schema, examples: known } },
    }
  }
  return responses
}

function codesOf({ isProtected, method, failures }: Operation): DomainErrorCode[] {
  const hasBody = method !== 'GET' && method !== 'DELETE'
  return [
    ...(hasBody ? (['MALFORMED_REQUEST'] as const) : []),
    ...(isProtected ? (['UNAUTHENTICATED', 'FORBIDDEN'] as const) : []),
    ...failures,
    ...(hasBody ? (['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
    'TOO_MANY_REQUESTS',
    'UNAVAILABLE',
  ]
}

/** A failure as the operation could have it: the first thing that its example gives is missing. */
function sample(code: DomainErrorCode, { examples, access }: Operation): DomainError {
  if (code === 'FORBIDDEN' && access !== 'public')
    return new DomainError(code, { message: refusalOf(access) })
  if (code !== 'VALIDATION_FAILED') return new DomainError(code)
  const [field] = Object.keys(examples.request ?? {})
  const issue =
    field === undefined
      ? { path: ['limit'], message: 'must be a number' }
      : { path: [field], message: 'is required' }
  return new DomainError(code, { issues: [issue] })
}
