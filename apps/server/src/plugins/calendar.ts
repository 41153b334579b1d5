import { Readable } from 'node:stream'
import { openCalendarFeed, type Deps } from '@taskwire/api'
import { DomainError, invalidField } from '@taskwire/domain'
import { calendarTypes } from '@taskwire/domain/calendar'
import { matchesIfNoneMatch } from '@taskwire/contracts'
import type { FastifyInstance } from 'fastify'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether calls of a route outside the contracts count toward the limits of a caller. */
    isCounted?: boolean
  }
}

interface FeedRoute {
  Params: { readonly file: string }
  Querystring: { readonly type?: unknown }
}

/**
 * Serves calendar feeds at `/calendar/{secret}.ics`, with `?type=todo` as to-dos. The secret in the address is the only proof of who asks:
 * calendars can't sign in. A wrong secret is an unknown address, so the response doesn't reveal which feeds exist.
 */
export function calendar(app: FastifyInstance, deps: Deps): void {
  app.get<FeedRoute>('/calendar/:file', { config: { isCounted: true } }, async (request, reply) => {
    const { type: asked = 'event' } = request.query
    const type = calendarTypes.find((known) => known === asked)
    if (type === undefined) throw invalidField('type', { code: 'not_one_of', allowed: calendarTypes })
    const [, secret = ''] = /^(.*)\.ics$/.exec(request.params.file) ?? []
    const isHeld = (etag: string) => matchesIfNoneMatch(request, etag)
    const feed = await openCalendarFeed(deps, { secret, type, isHeld })
    if (feed === undefined) throw new DomainError('ROUTE_NOT_FOUND')
    // Caches ask before each use, so that a revoked feed is gone at once.
    reply.headers({ etag: feed.etag, 'cache-control': 'private, no-cache' })
    if (feed.body === undefined) return reply.code(304).send()
    reply.headers({
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': 'inline; filename="taskwire.ics"',
    })
    return reply.send(Readable.from(feed.body, { objectMode: false }))
  })
}
