import { toDomainError } from '@taskwire/api'
import { DomainError } from '@taskwire/domain'
import { sendFailure } from '@taskwire/contracts'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { headersFor } from './plugins/security-headers.ts'

/** Turns every error outside a procedure into a response in the error format of its contract. */
export function setErrorHandlers(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const failure = fromFastify(error)
    logCause(request, failure)
    return sendError(request, reply, failure)
  })
  app.setNotFoundHandler((request, reply) => sendError(request, reply, new DomainError('ROUTE_NOT_FOUND')))
}

/**
 * Logs a defect as an error; logs an unavailable database, or one that refuses validated input, as a warning. All
 * other failures are the caller's and are not logged.
 */
export function logCause(request: FastifyRequest, failure: DomainError): void {
  if (failure.code === 'INTERNAL')
    request.log.error({ err: failure }, 'a request failed with an internal error')
  else if (failure.cause instanceof Error && (failure.code === 'UNAVAILABLE' || isRefusedByDatabase(failure)))
    request.log.warn({ err: failure }, 'a request failed in the database')
}

function isRefusedByDatabase({ code, issues, refusal }: DomainError): boolean {
  return code === 'VALIDATION_FAILED' && issues.length === 0 && refusal === undefined
}

/**
 * Handles an invalid address, such as `/%zz`. Fastify looks up no route and runs no hook, so this handler sets the
 * headers that the hooks usually set.
 */
export function handleBadUrl(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  reply.headers({ ...headersFor(request.url), 'x-request-id': request.id })
  sendFailure(reply, undefined, fromFastify(error))
}

function sendError(request: FastifyRequest, reply: FastifyReply, failure: DomainError) {
  return sendFailure(reply, request.routeOptions.config.operation, failure)
}

/** Maps Fastify's own errors by status: all of them happen before a handler runs. */
export function fromFastify(error: FastifyError): DomainError {
  if (error.code === 'FST_ERR_BAD_URL') return new DomainError('ROUTE_NOT_FOUND', { cause: error })
  switch (error.statusCode) {
    case 400:
      return new DomainError('MALFORMED_REQUEST', { cause: error })
    case 413:
      return new DomainError('PAYLOAD_TOO_LARGE', { cause: error })
    // Addresses that lead out of a folder of files, or are too long for a route.
    case 403:
    case 404:
    case 414:
      return new DomainError('ROUTE_NOT_FOUND', { cause: error })
    case 415:
      return new DomainError('UNSUPPORTED_MEDIA_TYPE', { cause: error })
    case 503:
      return new DomainError('UNAVAILABLE', { cause: error })
    default:
      return toDomainError(error)
  }
}
