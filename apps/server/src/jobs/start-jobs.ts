import type { Deps, Job, JobQueue } from '@taskwire/api'
import type { FastifyBaseLogger } from 'fastify'
import type { Env } from '../env.ts'
import { openTransport } from '../mail/create-mail.ts'
import { mailJob } from '../mail/mail-job.ts'
import { MAIL_AT_ONCE } from '../mail/smtp.ts'
import type { Keys } from '../keys/ring.ts'
import type { Metrics } from '../metrics/metrics.ts'
import { PUSH_AT_ONCE, pushJob } from '../push/push-job.ts'
import { inSpan, type Traces } from '../traces/traces.ts'
import { sendWebhooks } from '../webhooks/webhook-job.ts'
import { cleanupJob } from './cleanup-job.ts'
import { runReminders } from './reminder-loop.ts'

/** The parts of the process that run jobs. */
export interface JobParts {
  readonly deps: Deps
  readonly queue: JobQueue
  readonly keys: () => Keys
}

/** Jobs that run in this process. */
export interface RunningJobs extends AsyncDisposable {
  /** Ends what needs the database. The caller disposes the rest after the queue, so that a job that is running keeps its transport. */
  readonly stop: () => Promise<void>
}

/** What watches jobs, if anything does. */
export interface JobWatchers {
  readonly metrics?: Metrics | undefined
  readonly traces?: Traces | undefined
}

/** Starts to run jobs in this process. */
export async function startJobs(
  env: Env,
  { deps, queue, keys }: JobParts,
  log: FastifyBaseLogger,
  { metrics, traces }: JobWatchers = {},
): Promise<RunningJobs> {
  const traced = (name: string, run: (job: Job) => Promise<void>) => (job: Job) =>
    inSpan(
      traces,
      { name: `job ${name}`, kind: 'consumer', attributes: { 'taskwire.attempt': job.retries + 1 } },
      () => run(job),
    )

  await using opened = new AsyncDisposableStack()
  const transport = openTransport(env, log)
  if (transport !== undefined) {
    opened.use(transport)
    const { host } = new URL(deps.mail.appUrl)
    await queue.work(
      'mail',
      { atOnce: MAIL_AT_ONCE },
      traced('mail', mailJob({ transport, keys, host, log })),
    )
  }
  await queue.work('push', { atOnce: PUSH_AT_ONCE }, traced('push', pushJob(deps, log)))
  const loops = opened.use(new AsyncDisposableStack())
  loops.use(runReminders(deps, log))
  loops.use(sendWebhooks(deps, log))
  await queue.work('cleanup', { atOnce: 1 }, traced('cleanup', cleanupJob(deps, log, metrics)))
  await queue.schedule('cleanup', '7 * * * *')
  const kept = opened.move()
  return { stop: () => loops.disposeAsync(), [Symbol.asyncDispose]: () => kept.disposeAsync() }
}
