import type { FastifyBaseLogger } from 'fastify'
import type { Env } from './env.ts'

/** Warns when PostgreSQL has no time limit for statements, as behind a pooler whose role has no limit. */
export async function warnWithoutLimit(
  database: { statementLimit(): Promise<{ inForce: boolean; role: string }> },
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<void> {
  // An unavailable database shows itself in every request.
  const limit = await database.statementLimit().catch(() => undefined)
  if (limit === undefined || limit.inForce) return
  log.warn(
    `Statements run without a time limit: DATABASE_URL leads through a pooler, where only the role can set one. Run "alter role ${limit.role} set statement_timeout = '2500ms'" once, then have the pooler reconnect.`,
  )
}

/** Advice for an installation where hints of other processes do not arrive. */
export function adviceOnHints({ DATABASE_DIRECT_URL }: Pick<Env, 'DATABASE_DIRECT_URL'>): string {
  const advice =
    DATABASE_DIRECT_URL === undefined
      ? 'LISTEN does not work through a pooler in transaction mode: set DATABASE_DIRECT_URL to the PostgreSQL server itself'
      : 'DATABASE_URL and DATABASE_DIRECT_URL must lead to the same database of the same server'
  return `Hints from other processes do not arrive, so their changes show with a delay of up to 2 s. ${advice}.`
}
