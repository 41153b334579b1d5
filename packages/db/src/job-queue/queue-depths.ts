import { sql } from 'kysely'
import type { QueueDb, QueueDepth } from './job-queue.ts'
import { QUEUE_SCHEMA, queueNames, type QueueName } from './queues.ts'

const none: QueueDepth = { waiting: 0, later: 0, active: 0, failed: 0, oldest_seconds: 0 }

/** Counts the unfinished and failed jobs of every queue. */
export async function readDepths(db: QueueDb): Promise<Record<QueueName, QueueDepth>> {
  const { rows } = await sql<QueueDepth & { name: QueueName }>`
    select name,
      count(*) filter (where state < 'active' and start_after <= now()) as waiting,
      count(*) filter (where state < 'active' and start_after > now()) as later,
      count(*) filter (where state = 'active') as active,
      count(*) filter (where state = 'failed') as failed,
      coalesce(round(extract(epoch from now() - min(created_on) filter (where state <= 'active'))), 0)::int as oldest_seconds
    from ${sql.table(`${QUEUE_SCHEMA}.job`)}
    where name in (${sql.join(queueNames)}) and state in ('created', 'retry', 'active', 'failed')
    group by name`.execute(db)
  const found = new Map(rows.map(({ name, ...depth }) => [name, depth]))
  return Object.fromEntries(queueNames.map((name) => [name, found.get(name) ?? none])) as Record<
    QueueName,
    QueueDepth
  >
}
