import { authenticate, type Deps } from '@taskwire/api'
import type { FastifyRequest } from 'fastify'
import { bearerToken } from './context.ts'
import { assertNotEncoded } from './json-body.ts'

/**
 * Returns the check of a request whose body is a file. It runs before the body is read, because a file may be much larger than other
 * bodies: only users may fill the memory with one. Throws UNAUTHENTICATED, and UNSUPPORTED_MEDIA_TYPE for a compressed body.
 */
export function createUploadCheck(deps: Deps): (request: FastifyRequest) => Promise<void> {
  return async ({ headers }) => {
    assertNotEncoded(headers['content-encoding'])
    await authenticate(deps, bearerToken(headers.authorization))
  }
}
