import type { PoolConfig } from 'pg'
import { PgBoss, type JobResult, type JobWithMetadata, type Queue } from 'pg-boss'
import type { JobHandler, JobQueue, QueueDb } from './job-queue.ts'
import { readDepths } from './queue-depths.ts'
import { executorOf } from './queue-schema.ts'
import { MONITOR_SECONDS, QUEUE_SCHEMA, queueNames, queues, type QueueName } from './queues.ts'

/** Options of `openJobQueue`. */
export interface JobQueueOptions {
  /** Maximum number of the queue's own connections. Jobs are sent over the caller's connection. */
  readonly connections: number
  /** Receives errors and warnings of the queue itself. Jobs that fail are their handler's to log. */
  readonly onError: (error: unknown) => void
  /** Milliseconds that running jobs may take to finish when the queue is closed. */
  readonly drainMs: number
}

/** Seconds between two looks for new jobs. Polls need no LISTEN, which poolers in transaction mode don't support. */
const POLL_SECONDS = 1

/**
 * Opens the queue. Connects at the first use: a process that only sends never polls. The tables must exist. The caller disposes it
 * before the database.
 */
export function openJobQueue(
  config: PoolConfig,
  db: QueueDb,
  { connections, onError, drainMs }: JobQueueOptions,
): JobQueue {
  let starting: Promise<PgBoss> | undefined
  const started = () => {
    starting ??= start({ ...config, max: connections }, onError).catch((error: unknown) => {
      starting = undefined
      throw error
    })
    return starting
  }
  return {
    async send(on, queue, jobs) {
      if (jobs.length === 0) return
      const boss = await started()
      const rows = jobs.map(({ id, data, key, priority }) => ({
        id,
        data,
        ...(key !== undefined && { singletonKey: key }),
        ...(priority !== undefined && { priority }),
      }))
      await boss.insert(queue, rows, { db: executorOf(on) })
    },
    async work(queue, { atOnce }, handler) {
      const boss = await started()
      const options = {
        batchSize: atOnce,
        pollingIntervalSeconds: POLL_SECONDS,
        includeMetadata: true,
        perJobResults: true,
      } as const
      const run = async (jobs: JobWithMetadata[]) => {
        const results = await Promise.all(jobs.map((job) => settle(job, handler)))
        // Look again at once: more jobs may wait, those of a taken key among them.
        boss.notifyWorker(worker)
        return results
      }
      const worker: string = await boss.work(queue, options, run)
    },
    async schedule(queue, cron) {
      await (await started()).schedule(queue, cron)
    },
    depths: () => readDepths(db),
    async [Symbol.asyncDispose]() {
      const boss = await starting?.catch(() => undefined)
      await boss?.stop({ graceful: true, timeout: drainMs })
    },
  }
}

async function settle(job: Readonly<JobWithMetadata>, handler: JobHandler): Promise<JobResult> {
  const { id, data, retryCount: retries, createdOn: createdAt, signal } = job
  try {
    await handler({ id, data, retries, createdAt, signal })
    return { id, status: 'completed' }
  } catch {
    // The handler has logged the error. Its text may contain addresses, so it isn't stored.
    return { id, status: 'failed' }
  }
}

async function start(config: PoolConfig, onError: (error: unknown) => void): Promise<PgBoss> {
  const boss = new PgBoss({
    ...(config as object),
    application_name: 'taskwire jobs',
    schema: QUEUE_SCHEMA,
    migrate: false,
    registerInstance: false,
    openTelemetry: { enabled: false },
    superviseIntervalSeconds: MONITOR_SECONDS,
    monitorIntervalSeconds: MONITOR_SECONDS,
    maintenanceIntervalSeconds: 60,
  })
  boss.on('error', onError)
  boss.on('warning', onError)
  await boss.start()
  for (const name of queueNames) await prepareQueue(boss, name)
  return boss
}

/** Creates the queue, or gives it the rules of this version. The policy of a queue never changes. */
async function prepareQueue(boss: PgBoss, name: QueueName): Promise<void> {
  await boss.createQueue(name, queues[name])
  const { policy: _, ...rules }: Omit<Queue, 'name'> = queues[name]
  await boss.updateQueue(name, rules)
}
