import type { FastifyBaseLogger } from 'fastify'

/** Receives the outcome of messages. */
export type MailLog = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
