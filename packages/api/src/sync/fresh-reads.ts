import type { Db, Declared, Statement, TextRow } from '@taskwire/db'
import type { Deps } from '../deps.ts'
import { atHead } from './at-head.repository.ts'
import { readLive, type Live } from './live-log.ts'
import type { AtHead } from './replica-reads.ts'

/** Returns deps whose reads all run on the primary: for a read before a write, or right after a wake-up, which outruns the replica. */
export function onPrimary(deps: Deps): Deps {
  return deps.replica === undefined ? deps : { ...deps, replica: undefined }
}

/** Runs a read of a user's log: on a replica that is recent enough, else on the primary. In a transaction, runs it there. */
export async function readFresh<Row extends AtHead>(
  deps: Deps,
  user_id: string,
  read: (db: Db) => Promise<Row[]>,
): Promise<Live<Row>[]> {
  const { db, replica } = deps
  const rows = replica === undefined || db.isTransaction ? undefined : await replica.read(user_id, read)
  return rows ?? readLive(deps, () => read(db))
}

/** `readFresh` for rows as texts of a statement with these columns. */
export async function readFreshTexts(
  deps: Deps,
  user_id: string,
  columns: Declared,
  read: (db: Db) => Promise<TextRow[]>,
): Promise<TextRow[]> {
  const names = Object.keys(columns)
  const [epoch, head] = [names.indexOf('epoch'), names.indexOf('head')]
  let rows: TextRow[] = []
  // The rows of a statement have one epoch and one head.
  await readFresh(deps, user_id, async (db) => {
    rows = await read(db)
    return rows.slice(0, 1).map((row) => ({ epoch: row[epoch] ?? null, head: Number(row[head]) }))
  })
  return rows
}

type Found<Row> = Row & { readonly epoch: string | null }

/** Finds at most one row, as `readFresh` reads several. Returns undefined only when the primary has none. */
type FindFresh<Params, Row> = (deps: Deps, params: Params) => Promise<Live<Found<Row>> | undefined>

/** Makes a `FindFresh` from a statement that doesn't return the head of the log. The primary runs the statement itself. */
export function findFresh<Params extends { readonly user_id: string }, Row>(
  find: Statement<Params, Found<Row>>,
): FindFresh<Params, Row> {
  const findAtHead = atHead(find)
  return async (deps, params) => {
    const { db, replica } = deps
    if (replica !== undefined && !db.isTransaction) {
      const rows = await replica.read(params.user_id, (source) => findAtHead(source, params))
      if (rows?.[0] !== undefined) {
        const { head: _, ...row } = rows[0]
        return row as unknown as Live<Found<Row>>
      }
    }
    return (await readLive(deps, () => find(db, params)))[0]
  }
}
