import { openDatabase } from '@taskwire/db'

/** What PostgreSQL stores of one write to a task. */
export interface LogEntry {
  readonly title: string
  /** Place of the task's last write in the log of its user. */
  readonly revision: number
  /** Counter of the user's log. */
  readonly head: number
  /** Number of stored responses under the idempotency key. */
  readonly responses: number
}

/** Reads a task, the head of its user's log and the responses of an idempotency key from the database of a running server. */
export async function readLog(dataDir: string, task: string, key: string): Promise<LogEntry> {
  await using database = await openDatabase({ dataDir })
  const { db } = database
  const entry = await db
    .selectFrom('tasks')
    .innerJoin('users', 'users.id', 'tasks.user_id')
    .select(['tasks.title', 'tasks.revision', 'users.revision as head'])
    .where('tasks.id', '=', task)
    .executeTakeFirstOrThrow()
  const responses = await db.selectFrom('idempotency_keys').select('key').where('key', '=', key).execute()
  return { ...entry, responses: responses.length }
}
