import fastifyCors, { type FastifyCorsOptions } from '@fastify/cors'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { allowanceOf, isOwnHost, type AllowedOrigins } from '../origins.ts'
import type { ReportRefusal } from '../refused-origins.ts'

const HOUR = 3_600

/**
 * Request headers that a page may send beyond those that browsers always allow: our own, and those that fetch
 * wrappers add.
 */
const requestHeaders = [
  'authorization',
  'cache-control',
  'content-type',
  'idempotency-key',
  'if-match',
  'if-none-match',
  'last-event-id',
  'mcp-method',
  'mcp-name',
  'mcp-protocol-version',
  'mcp-session-id',
  'pragma',
  'trpc-accept',
  'x-csrf-token',
  'x-request-id',
  'x-requested-with',
  'x-trpc-source',
]
/** Response headers that a page may read beyond those that browsers always allow. */
const responseHeaders = [
  'content-disposition',
  'etag',
  'link',
  'ratelimit',
  'ratelimit-policy',
  'retry-after',
  'x-ignored-parameters',
  'x-request-id',
]

const common: FastifyCorsOptions = {
  methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
  allowedHeaders: requestHeaders,
  exposedHeaders: responseHeaders,
  maxAge: HOUR,
  strictPreflight: false, // OPTIONS without the headers of a preflight gets the usual response
}
const refused: FastifyCorsOptions = { ...common, origin: false }

interface CorsOptions {
  readonly allowed: AllowedOrigins
  readonly onRefused: ReportRefusal
}

/** Allows pages of allowed origins to call from a browser; only listed origins may send cookies. */
export async function cors(app: FastifyInstance, { allowed, onRefused }: CorsOptions): Promise<void> {
  const optionsFor = (request: FastifyRequest): FastifyCorsOptions => {
    const { origin } = request.headers
    if (origin === undefined) return refused
    const allowance = allowanceOf(origin, allowed)
    if (allowance !== undefined) return { ...common, origin, credentials: allowance === 'credentials' }
    if (!isOwnHost(origin, request)) onRefused(origin)
    return refused
  }
  if (allowed.local || allowed.listed.length > 0)
    await app.register(fastifyCors, {
      delegator: (request: FastifyRequest, answer: (error: null, options: FastifyCorsOptions) => void) =>
        answer(null, optionsFor(request)),
    })
  // No origin is allowed: a refusal is still logged.
  else
    app.addHook('onRequest', (request, _reply, done) => {
      optionsFor(request)
      done()
    })
}
