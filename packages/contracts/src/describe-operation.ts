import {
  accessDeniedMessage,
  DomainError,
  invalidField,
  scopes,
  type DomainErrorCode,
  type Scope,
} from '@taskwire/domain'
import type { Json, OperationDescription } from '@taskwire/trpc-openapi-fastify'
import { z } from 'zod'
import type { Operation } from './contract.ts'
import { renderError } from './error-format.ts'

/** Describes an operation for the OpenAPI document of its contract. */
export function describeOperation(operation: Operation): OperationDescription {
  return {
    security: securityOf(operation),
    requestHeaders: requestHeadersOf(operation),
    responseHeaders: {
      ...(operation.etag !== undefined && {
        ETag: { description: 'For conditional requests', schema: { type: 'string' } },
      }),
      ...(operation.etag === 'log' && {
        ...(hasPages(operation) && { Link: nextPage }),
        'X-Ignored-Parameters': ignoredParameters,
      }),
      ...(operation.download !== undefined && { 'Content-Disposition': asFile }),
    },
    errors: codesOf(operation).map((code) => {
      const { status, body } = renderError(operation.contract.errorFormat, sample(code, operation), operation)
      return { code, status, body, headers: status === 503 || status === 429 ? retryAfter : undefined }
    }),
  }
}

/** Any one of these requirements suffices. OpenAPI 3.1 lets a requirement name its scopes. */
function securityOf({ isProtected, access }: Operation): Record<string, Scope[]>[] {
  if (!isProtected) return []
  const scope = scopes.find((each) => each === access)
  return [{ AccessToken: [] }, ...(scope === undefined ? [] : [{ PersonalAccessToken: [scope] }])]
}

/** Request headers that change the result of the operation. */
function requestHeadersOf({ method, etag, failures }: Operation): OperationDescription['requestHeaders'] {
  return [
    ...(method === 'GET' && etag !== undefined
      ? [{ name: 'If-None-Match', description: 'An ETag: answers 304 while it still holds' }]
      : []),
    ...(failures.includes('REVISION_CONFLICT') && etag !== undefined
      ? [
          {
            name: 'If-Match',
            description: `The ETag of the ${etag}: answers 412 when it was changed since`,
          },
        ]
      : []),
    ...(failures.includes('IDEMPOTENCY_KEY_REUSED')
      ? [
          {
            name: 'Idempotency-Key',
            description: 'A name for this request: repeated under it, it is done once and answered alike',
          },
        ]
      : []),
  ]
}

function hasPages({ inputs }: Operation): boolean {
  return inputs.some((input) => {
    const fields = input instanceof z.ZodOptional ? input.unwrap() : input
    return fields instanceof z.ZodObject && 'limit' in fields.shape
  })
}

const retryAfter: Json = { 'Retry-After': { description: 'Seconds', schema: { type: 'integer' } } }

const asFile = { description: 'To be kept as a file', schema: { type: 'string' } }

const nextPage = {
  description: 'With `limit`: the address of the next page, rel="next"; absent after a page that is not full',
  schema: { type: 'string' },
}

const ignoredParameters = {
  description: 'Names of query parameters that are not known here; absent when there are none',
  schema: { type: 'string' },
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

/** Returns an example of a failure. A validation failure lacks the first field of the request example. */
function sample(code: DomainErrorCode, { examples, access }: Operation): DomainError {
  if (code === 'FORBIDDEN' && access !== 'public')
    return new DomainError(code, { message: accessDeniedMessage(access) })
  if (code !== 'VALIDATION_FAILED') return new DomainError(code)
  const [field] = Object.keys(examples.request ?? {})
  return field === undefined
    ? invalidField('limit', { code: 'wrong_type', expected: 'number' })
    : invalidField(field, { code: 'required' })
}
