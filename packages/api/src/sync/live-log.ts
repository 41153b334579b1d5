import { DomainError } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { isLogLive } from './sync.repository.ts'

type Verifying = Pick<Deps, 'db' | 'verifyLog'>

/** A row of a statement that selects `LIVE_EPOCH`, from a checked log. */
export type Live<Row> = Row & { readonly epoch: string }

/**
 * Runs a read that selects the epoch of the log in each row. When the log was restored from a backup, checks the log and reads again
 * under its new epoch.
 */
export async function readLive<Row extends { readonly epoch: string | null }>(
  deps: Verifying,
  read: () => Promise<Row[]>,
): Promise<Live<Row>[]> {
  const rows = await read()
  if (rows.every(isLive)) return rows
  await deps.verifyLog()
  const again = await read()
  if (again.every(isLive)) return again
  throw new DomainError('UNAVAILABLE')
}

function isLive<Row extends { readonly epoch: string | null }>(row: Row): row is Live<Row> {
  return row.epoch !== null
}

/**
 * Runs a write to the log. In an unchecked log the write changes nothing, so it runs again after the check. Returns no row when
 * the write found nothing to change.
 */
export async function writeLive<Row>(deps: Verifying, write: () => Promise<Row[]>): Promise<Row | undefined> {
  const [row] = await write()
  if (row !== undefined) return row
  const [log] = await isLogLive(deps.db)
  if (log?.is_live !== true) await deps.verifyLog()
  // Run again also when the log is live now: another call may have checked it after this write.
  return (await write())[0]
}
