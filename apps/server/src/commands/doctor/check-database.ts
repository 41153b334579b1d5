import { adviceOnHints } from '../../database-advice.ts'
import { hasEmbedded, openStorage, type Inspection } from '../../deps.ts'
import { describeFailure } from '../../describe-failure.ts'
import { secretsIn, type Env } from '../../env.ts'
import { showProgress } from '../run-command.ts'
import { failed, ok, warning, type Finding } from './finding.ts'

const OLDEST = 150_000
/** Milliseconds. Tokens and throttles of several machines stop agreeing beyond these. */
const CLOCK_WARNING = 2_000
const CLOCK_FAILURE = 60_000

/** Checks the database of the settings. */
export async function checkDatabase(env: Env): Promise<Finding[]> {
  if (env.DATABASE_URL === undefined && !(await hasEmbedded(env.DATA_DIR)))
    return [ok('database', `${env.DATA_DIR} has no database yet: the first start of the server makes it.`)]
  try {
    await using database = await openStorage(env, showProgress)
    return judge(await database.inspect(), env)
  } catch (error) {
    const name = env.DATABASE_URL === undefined ? 'The local database' : 'The database of DATABASE_URL'
    return [failed('database', `${name} cannot be reached: ${describeFailure(error, secretsIn(env))}`)]
  }
}

type JudgedSettings = Pick<Env, 'DATABASE_URL' | 'DATABASE_DIRECT_URL' | 'WAKE_BUS'>

/** Judges what was found in a database. */
export function judge(found: Inspection, env: JudgedSettings): Finding[] {
  return [database(found, env), schema(found, env), limit(found), hints(found, env), clock(found)]
}

function database(
  { version, versionNumber }: Inspection,
  { DATABASE_URL }: Pick<Env, 'DATABASE_URL'>,
): Finding {
  const name = `PostgreSQL ${version}${DATABASE_URL === undefined ? ', embedded' : ''}`
  return versionNumber >= OLDEST
    ? ok('database', name)
    : failed('database', `${name} is too old: use 15 or newer.`)
}

function schema(
  { schema: { pending, unknown } }: Inspection,
  { DATABASE_URL }: Pick<Env, 'DATABASE_URL'>,
): Finding {
  if (unknown.length > 0)
    return failed(
      'schema',
      `The database is newer than this version of Taskwire, which does not know ${unknown.join(', ')}: run the version that made it, or a newer one.`,
    )
  if (pending.length === 0) return ok('schema', 'Up to date')
  return DATABASE_URL === undefined
    ? warning('schema', `${pending.join(', ')} will run at the next start.`)
    : failed(
        'schema',
        `The database lacks ${pending.join(', ')}: run \`pnpm taskwire migrate\`. The server refuses to start.`,
      )
}

function limit({ limit: { inForce, role } }: Inspection): Finding {
  return inForce
    ? ok('limit', 'Statements have a time limit.')
    : failed(
        'limit',
        `Statements run without a time limit, because DATABASE_URL leads through a pooler: run "alter role ${role} set statement_timeout = '2500ms'", then have the pooler reconnect.`,
      )
}

function hints({ hearsHints, hints: { kind, failure } }: Inspection, env: JudgedSettings): Finding {
  if (failure !== undefined)
    return failed('hints', `The Redis of WAKE_BUS cannot be reached: ${describeFailure(failure)}`)
  if (!hearsHints) return failed('hints', adviceOnHints(env))
  return ok('hints', kind === 'redis' ? 'Hints arrive over Redis.' : 'NOTIFY arrives.')
}

function clock({ clockAhead }: Inspection): Finding {
  const distance = Math.abs(clockAhead)
  const text = `The clock of the database is ${(distance / 1000).toFixed(1)} s ${clockAhead > 0 ? 'ahead' : 'behind'}`
  if (distance >= CLOCK_FAILURE) return failed('clock', `${text}: synchronize the clocks of both machines.`)
  if (distance >= CLOCK_WARNING) return warning('clock', `${text}: synchronize the clocks of both machines.`)
  return ok('clock', 'Agrees with that of the database')
}
