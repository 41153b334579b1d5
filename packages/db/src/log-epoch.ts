import { randomBytes } from 'node:crypto'
import { sql, type Kysely } from 'kysely'
import { readIdentity, readServerMark } from './log-identity.ts'
import { fragment } from './statement.ts'
import type { Tables } from './tables/index.ts'
import { EVERYBODY } from './wake-bus/channel.ts'
import { CHANNEL } from './wake-bus/postgres-channel.ts'

type Db = Kysely<Tables>

/**
 * SQL for the epoch of the log in the statement's snapshot. It is null after PostgreSQL started or the tables were restored,
 * until `verifyEpoch` has checked the log. A statement that finds null must neither read nor write the log.
 */
export const LIVE_EPOCH = fragment`(select epoch from log_state where is_live)`

/**
 * A renewed log continues this far above the old revisions, so that lost revisions are never given out again: a condition
 * with a revision of the old history matches no task.
 */
const REVISION_GAP = 1_000_000_000

/** The mark of a data folder. A copy of the folder has another mark. */
export interface FolderMark {
  /** The folder's mark; undefined when the folder has no mark yet. */
  readonly present: string | undefined
  /** The folder's mark after `put`. */
  readonly next: string
  /** Replaces the present mark. */
  put(): Promise<void>
  /** Removes the prepared mark. */
  discard(): Promise<void>
}

export interface VerifyOptions {
  /** Prepares the mark of the data folder. Omitted when the folder is not on this machine. */
  readonly folder?: (() => Promise<FolderMark>) | undefined
  /** Renews the epoch without a check. */
  readonly force?: boolean
  /** Called when the epoch was renewed. */
  readonly onRenew?: (() => void) | undefined
  /** Name of a new epoch; random when omitted. */
  readonly fresh?: string
}

/**
 * Checks that this database is the one that its epoch was made for, and returns the epoch. A log that was restored, copied or
 * promoted gets a new epoch, because it may give out revisions a second time. Needs a connection without time limits, since
 * a renewal updates every user's counter. Any number of processes may call it at once.
 */
export async function verifyEpoch(db: Db, options: VerifyOptions = {}): Promise<string> {
  const { epoch, mark, isSame } = await db.transaction().execute((transaction) => check(transaction, options))
  if (mark !== undefined) await putMark(db, mark)
  if (!isSame) options.onRenew?.()
  return epoch
}

async function check(
  db: Db,
  { folder, force = false, fresh = randomBytes(6).toString('base64url') }: VerifyOptions,
): Promise<{ epoch: string; mark: FolderMark | undefined; isSame: boolean }> {
  await sql`insert into log_epoch (epoch) values (${fresh}) on conflict (is_only) do nothing`.execute(db)
  const known = await db
    .selectFrom('log_epoch')
    .select(['epoch', 'identity', 'marks', sql<boolean>`written_by = xmin::text`.as('is_own')])
    .forUpdate()
    .executeTakeFirstOrThrow()
  const identity = await readIdentity(db)
  const mark = await folder?.()
  const present = mark === undefined ? await readServerMark(db) : mark.present
  // Without the right to read the server's files there is no mark to compare.
  const isMarked = mark === undefined && present === undefined ? true : hasMark(known.marks, present)
  const isSame = known.identity === identity && known.is_own && isMarked && !force
  const epoch = isSame ? known.epoch : fresh
  const marks = [present, mark?.next].filter((each) => each !== undefined)
  await sql`update log_epoch set epoch = ${epoch}, identity = ${identity}, marks = ${marks},
    stamp = (select present_stamp from log_state), written_by = pg_current_xact_id()::xid::text`.execute(db)
  if (!isSame) await renew(db)
  return { epoch, mark, isSame }
}

function hasMark(marks: readonly string[] | null, present: string | undefined): boolean {
  return present !== undefined && marks?.includes(present) === true
}

async function renew(db: Db): Promise<void> {
  await sql`update users set revision = revision + ${REVISION_GAP}`.execute(db)
  // Makes the readers of every process start from empty.
  await sql`select pg_notify(${CHANNEL}, ${`log ${EVERYBODY}`})`.execute(db)
}

/**
 * Gives the folder the mark that the row announces. Until then the row lists both marks, so a process may be killed in
 * between. When a later check has announced another mark, this one is discarded.
 */
async function putMark(db: Db, mark: FolderMark): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const { marks } = await transaction
      .selectFrom('log_epoch')
      .select('marks')
      .forUpdate()
      .executeTakeFirstOrThrow()
    await (hasMark(marks, mark.next) ? mark.put() : mark.discard())
  })
}
