import type { Queue } from 'pg-boss'

/** The schema of the queue's own tables, beside those of Taskwire in `public`. */
export const QUEUE_SCHEMA = 'taskwire_jobs'

/** Seconds after which a job whose process died is free again. The queue's minimum. */
const HEARTBEAT_SECONDS = 10

/** How often jobs of dead processes are looked for, in seconds. */
export const MONITOR_SECONDS = 5

/** Done jobs are deleted soon: their data may belong to a person who wants to be forgotten. */
const DELETE_AFTER_SECONDS = 60

const retried = {
  // A handler decides when a job is too old. The limit only ends a job whose handler always throws.
  retryLimit: 1_000,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 300,
  retentionSeconds: 14 * 86_400,
  heartbeatSeconds: HEARTBEAT_SECONDS,
  deleteAfterSeconds: DELETE_AFTER_SECONDS,
} as const satisfies Partial<Queue>

/** Every queue with its rules. */
export const queues = {
  /** One message at a time for each key, in the order of their creation. The key is that of the recipient. */
  mail: { ...retried, policy: 'key_strict_fifo' },
  /** Requests to push services. */
  push: retried,
  /** One cleanup in the whole cluster. */
  cleanup: {
    policy: 'exclusive',
    retryLimit: 2,
    retryDelay: 60,
    heartbeatSeconds: HEARTBEAT_SECONDS,
    deleteAfterSeconds: DELETE_AFTER_SECONDS,
  },
} as const satisfies Record<string, Omit<Queue, 'name'>>

export type QueueName = keyof typeof queues

export const queueNames = Object.keys(queues) as QueueName[]
