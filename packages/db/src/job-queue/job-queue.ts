import type { Kysely } from 'kysely'
import type { Tables } from '../tables/index.ts'
import type { QueueName } from './queues.ts'

/** What the database package calls `Db`, without its cycle of imports. */
export type QueueDb = Kysely<Tables>

/** A job to enqueue. */
export interface NewJob {
  /** A uuid that stays the same over all attempts. */
  readonly id: string
  readonly data: object
  /** Jobs of one key run one after the other, in queues with that rule. */
  readonly key?: string | undefined
  /** Jobs of a higher priority run first; 0 when omitted. */
  readonly priority?: number | undefined
}

/** A claimed job. */
export interface Job {
  readonly id: string
  readonly data: unknown
  /** How many times the job was claimed before. */
  readonly retries: number
  readonly createdAt: Date
  /** Aborts when the process shuts down and the job took too long. The job is tried again later. */
  readonly signal: AbortSignal
}

/** Runs a job. A rejection makes the queue retry it later. */
export type JobHandler = (job: Job) => Promise<void>

export interface WorkOptions {
  /** Jobs that one process runs at a time. */
  readonly atOnce: number
}

/** How many jobs of a queue wait, and for how long. */
export interface QueueDepth {
  /** Jobs that could run now. */
  readonly waiting: number
  /** Jobs that run later: they were retried, or their key is taken. */
  readonly later: number
  /** Jobs that run in some process. */
  readonly active: number
  /** Jobs that failed for good and are still stored. */
  readonly failed: number
  /** Seconds that the oldest unfinished job has waited; 0 without one. */
  readonly oldest_seconds: number
}

/**
 * A queue of jobs in PostgreSQL, which every process of the database shares. Each job runs at least once: again when its process
 * dies, so a handler must be able to repeat its effect, or use the job's id as its key.
 */
export interface JobQueue extends AsyncDisposable {
  /** Stores jobs. In a transaction they exist when it commits. An id that exists already stores nothing. */
  send(db: QueueDb, queue: QueueName, jobs: readonly NewJob[]): Promise<void>
  /** Runs the jobs of a queue in this process until the queue is disposed. */
  work(queue: QueueName, options: WorkOptions, handler: JobHandler): Promise<void>
  /** Creates a job of a queue at the times of a cron expression in UTC, once in the whole cluster. */
  schedule(queue: QueueName, cron: string): Promise<void>
  /** Reads the depth of every queue. */
  depths(): Promise<Record<QueueName, QueueDepth>>
}
