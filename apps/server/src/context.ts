import type { Context, Deps } from '@taskwire/api'
import type { FastifyRequest } from 'fastify'

/** What a request says about its caller; nothing is believed yet. */
export function contextOf(deps: Deps, request: FastifyRequest): Context {
  const { authorization, 'user-agent': user_agent } = request.headers
  return { deps, access_token: bearerToken(authorization), user_agent }
}

/** The token of an Authorization header, if that is what it holds. */
export function bearerToken(header: string | undefined): string | undefined {
  return header !== undefined && /^bearer /i.test(header) ? header.slice(7).trim() : undefined
}
