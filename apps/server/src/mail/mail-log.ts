import type { FastifyBaseLogger } from 'fastify'

/** Takes what becomes of messages. */
export type MailLog = Pick<FastifyBaseLogger, 'info' | 'warn' | 'error'>
