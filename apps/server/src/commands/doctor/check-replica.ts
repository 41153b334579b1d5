import { inspectReplica, LAG_MS, openStorage, type ReplicaInspection } from '../../deps.ts'
import { describeFailure } from '../../describe-failure.ts'
import { secretsIn, type Env } from '../../env.ts'
import { failed, ok, warning, type Finding } from './finding.ts'

/** Checks the replica of the settings. Returns nothing without one. */
export async function checkReplica(env: Env): Promise<Finding[]> {
  if (env.DATABASE_REPLICA_URL === undefined) return []
  try {
    await using database = await openStorage(env)
    return [
      judgeReplica(
        await inspectReplica(env.DATABASE_REPLICA_URL, database.db, { prepare: env.DATABASE_PREPARE }),
      ),
    ]
  } catch (error) {
    return [
      warning(
        'replica',
        `The replica of DATABASE_REPLICA_URL cannot be checked, so all reads use the primary: ${describeFailure(error, secretsIn(env))}`,
      ),
    ]
  }
}

/** Judges what was found in a replica. A wrong one never gives wrong responses, but every read of it is for nothing. */
export function judgeReplica({
  isStandby,
  isSameSystem,
  isSameEpoch,
  lag,
  schema,
}: ReplicaInspection): Finding {
  if (isSameSystem === false)
    return failed(
      'replica',
      'DATABASE_REPLICA_URL is not a copy of the server of DATABASE_URL: its system identifier is another one.',
    )
  if (!isStandby)
    return failed(
      'replica',
      'The server of DATABASE_REPLICA_URL is no standby: it was promoted, or is the primary itself. No read uses it.',
    )
  if (lag === undefined)
    return warning(
      'replica',
      `The replica is more than ${LAG_MS / 1000} s behind. Reads of users who have just written use the primary.`,
    )
  if (!isSameEpoch)
    return failed(
      'replica',
      'The log of the replica has another epoch than that of the primary: it is another database, or follows another server.',
    )
  if (schema.pending.length > 0)
    return failed('replica', `The replica lacks ${schema.pending.join(', ')}: it follows another server.`)
  return ok('replica', `A standby that follows within ${lag} ms`)
}
