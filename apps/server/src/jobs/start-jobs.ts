import type { Deps, JobQueue } from '@taskwire/api'
import type { FastifyBaseLogger } from 'fastify'
import type { Env } from '../env.ts'
import { openTransport } from '../mail/create-mail.ts'
import { mailJob } from '../mail/mail-job.ts'
import { MAIL_AT_ONCE } from '../mail/smtp.ts'
import type { Keys } from '../keys/ring.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { PUSH_AT_ONCE, pushJob } from '../push/push-job.ts'
import { cleanupJob } from './cleanup-job.ts'
import { runReminders } from './reminder-loop.ts'

/** The parts of the process that run jobs. */
export interface JobParts {
  readonly deps: Deps
  readonly queue: JobQueue
  readonly keys: () => Keys
}

/**
 * Starts to run jobs in this process. The caller disposes the result after the queue, so that a job that is running keeps its
 * transport.
 */
export async function startJobs(
  env: Env,
  { deps, queue, keys }: JobParts,
  log: FastifyBaseLogger,
  metrics?: Metrics,
): Promise<AsyncDisposable> {
  await using opened = new AsyncDisposableStack()
  const transport = openTransport(env, log)
  if (transport !== undefined) {
    opened.use(transport)
    const { host } = new URL(deps.mail.appUrl)
    await queue.work('mail', { atOnce: MAIL_AT_ONCE }, mailJob({ transport, keys, host, log }))
  }
  await queue.work('push', { atOnce: PUSH_AT_ONCE }, pushJob(deps, log))
  opened.use(runReminders(deps, log))
  await queue.work('cleanup', { atOnce: 1 }, cleanupJob(deps, log, metrics))
  await queue.schedule('cleanup', '7 * * * *')
  return opened.move()
}
