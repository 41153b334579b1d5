import type { FastifyBaseLogger } from 'fastify'
import type { Composition } from './deps.ts'

/** Warns when PostgreSQL does not end statements that run too long, as behind a pooler whose role has no limit. */
export async function warnWithoutLimit(
  database: Pick<Composition['database'], 'statementLimit'>,
  log: Pick<FastifyBaseLogger, 'warn'>,
): Promise<void> {
  // A database that does not answer now shows itself in every request.
  const limit = await database.statementLimit().catch(() => undefined)
  if (limit === undefined || limit.inForce) return
  log.warn(
    `Statements run without a time limit: DATABASE_URL leads through a pooler, where only the role can set one. Run "alter role ${limit.role} set statement_timeout = '2500ms'" once, then have the pooler reconnect.`,
  )
}
