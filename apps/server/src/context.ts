import { plainAddress, type Context, type Deps } from '@taskwire/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refreshCookie } from './refresh-cookie.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborted when the service shuts down. */
    closing: AbortSignal
  }
}

/** Aborts waiting polls and streams when the service closes, so that they don't delay the shutdown. */
export function abortPollsOnClose(app: FastifyInstance): void {
  const closing = new AbortController()
  app.decorate('closing', closing.signal)
  app.addHook('preClose', (done) => {
    closing.abort()
    done()
  })
}

/** The request's claims about its caller, none of them verified yet. */
export function contextOf(deps: Deps, request: FastifyRequest, reply: FastifyReply): Context {
  const { authorization, 'user-agent': user_agent } = request.headers
  return {
    deps,
    access_token: bearerToken(authorization),
    user_agent,
    ip: plainAddress(request.ip),
    refreshCookie: refreshCookie(request, reply),
    closing: request.server.closing,
  }
}

/** Returns the bearer token of an Authorization header, if there is one. */
export function bearerToken(header: string | undefined): string | undefined {
  return header !== undefined && /^bearer /i.test(header) ? header.slice(7).trim() : undefined
}
