import fastifyCors from '@fastify/cors'
import type { FastifyInstance } from 'fastify'
import type { AllowedOrigins } from '../origins.ts'

const HOUR = 3_600

/** Lets pages of the listed origins call from a browser, credentials included; without a list, of none. */
export async function cors(app: FastifyInstance, allowed: AllowedOrigins): Promise<void> {
  if (allowed.length === 0) return
  await app.register(fastifyCors, {
    // Given as a list the plugin tells every origin that credentials are welcome.
    origin: (origin, answer) =>
      answer(null, origin !== undefined && allowed.includes(origin) ? origin : false),
    credentials: true,
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'last-event-id',
      'x-request-id',
    ],
    exposedHeaders: ['etag', 'link', 'ratelimit', 'ratelimit-policy', 'retry-after', 'x-request-id'],
    maxAge: HOUR,
    strictPreflight: false, // OPTIONS without a question is answered as ever
  })
}
