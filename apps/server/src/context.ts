import { plainAddress, type Context, type Deps } from '@taskwire/api'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { refreshCookie } from './refresh-cookie.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Fires when the service goes down. */
    closing: AbortSignal
  }
}

/** Those who wait for news are not waited for at the end. */
export function abortPollsOnClose(app: FastifyInstance): void {
  const closing = new AbortController()
  app.decorate('closing', closing.signal)
  app.addHook('preClose', (done) => {
    closing.abort()
    done()
  })
}

/** What a request says about its caller; nothing is believed yet. */
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

/** The token of an Authorization header, if that is what it holds. */
export function bearerToken(header: string | undefined): string | undefined {
  return header !== undefined && /^bearer /i.test(header) ? header.slice(7).trim() : undefined
}
