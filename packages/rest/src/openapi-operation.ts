import { STATUS_CODES } from 'node:http'
import { DomainError, type DomainErrorCode } from '@taskwire/domain'
import { say } from './dialect.ts'
import { errorSchemaName, type Json, type OpenApiOperation } from './openapi-types.ts'
import type { Operation } from './operations.ts'

/** Sets what the operation really answers, in place of the generator's guesses. */
export function describeOperation(described: OpenApiOperation, operation: Operation): void {
  const success = described.responses['200']
  if (success === undefined) throw new Error(`${operation.name} has no answer in the generated document`)
  described.responses = { [operation.status]: successOf(success, operation), ...failuresOf(operation) }
  described.security = operation.isProtected ? [{ AccessToken: [] }] : []
  const { request } = operation.examples
  const body = described.requestBody?.content['application/json']
  if (request !== undefined && body !== undefined) body['example'] = request
  if (described.parameters?.length === 0) delete described.parameters
}

function successOf(generated: OpenApiOperation['responses'][string], operation: Operation) {
  const description = STATUS_CODES[operation.status] ?? ''
  if (operation.status === 204) return { description }
  const isPaged = operation.method === 'GET' && operation.inputs.some(hasCursor)
  return { ...generated, description, ...(isPaged && { headers: { Link: nextPage } }) }
}

function hasCursor(schema: unknown): boolean {
  const { shape, def } = schema as { shape?: object; def?: { innerType?: unknown } }
  return shape === undefined ? def?.innerType !== undefined && hasCursor(def.innerType) : 'cursor' in shape
}

const nextPage = {
  description: 'With `limit`: the address of the next page, rel="next"; absent after a page that is not full',
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
      ...(status === 503 && {
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
    ...(isProtected ? (['UNAUTHENTICATED'] as const) : []),
    ...failures,
    ...(hasBody ? (['PAYLOAD_TOO_LARGE', 'UNSUPPORTED_MEDIA_TYPE'] as const) : []),
    'UNAVAILABLE',
  ]
}

/** A failure as the operation could have it: the first thing that its example gives is missing. */
function sample(code: DomainErrorCode, { examples }: Operation): DomainError {
  if (code !== 'VALIDATION_FAILED') return new DomainError(code)
  const [field] = Object.keys(examples.request ?? {})
  const issue =
    field === undefined
      ? { path: ['limit'], message: 'must be a number' }
      : { path: [field], message: 'is required' }
  return new DomainError(code, { issues: [issue] })
}
