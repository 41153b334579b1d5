import type { FastifyBaseLogger } from 'fastify'
import { describeFailure } from './describe-failure.ts'
import { secretsIn, type Env } from './env.ts'

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
export function adviceOnHints(env: Pick<Env, 'DATABASE_DIRECT_URL' | 'WAKE_BUS'>): string {
  const advice = causeOf(env)
  return `Hints from other processes do not arrive, so their changes show with a delay of up to 2 s. ${advice}.`
}

function causeOf({ DATABASE_DIRECT_URL, WAKE_BUS }: Pick<Env, 'DATABASE_DIRECT_URL' | 'WAKE_BUS'>): string {
  if (WAKE_BUS !== 'postgres')
    return 'WAKE_BUS must lead to a Redis that accepts writes and passes publications on'
  return DATABASE_DIRECT_URL === undefined
    ? 'LISTEN does not work through a pooler in transaction mode: set DATABASE_DIRECT_URL to the PostgreSQL server itself'
    : 'DATABASE_URL and DATABASE_DIRECT_URL must lead to the same database of the same server'
}

/** What the wake bus reports of hints. */
export interface HintReports {
  readonly onUnheard: () => void
  readonly onLost?: (cause: unknown) => void
  readonly onBack?: () => void
}

/** Logs once when hints stop to arrive, and once when they arrive again. The loss of PostgreSQL itself is logged by the database. */
export function reportHints(env: Env, log: Pick<FastifyBaseLogger, 'info' | 'warn'>): HintReports {
  const onUnheard = () => log.warn(adviceOnHints(env))
  if (env.WAKE_BUS === 'postgres') return { onUnheard }
  const secrets = secretsIn(env)
  return {
    onUnheard,
    onLost(cause) {
      const reason = cause === undefined ? '' : `: ${describeFailure(cause, secrets)}`
      log.warn(
        `The Redis of WAKE_BUS cannot be reached${reason}. Changes of other processes show with a delay of up to 2 s until it can.`,
      )
    },
    onBack: () => log.info('The Redis of WAKE_BUS can be reached again, and hints arrive at once.'),
  }
}
