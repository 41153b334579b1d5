import { DomainError } from '@taskwire/domain'
import { statement, type Db, type Statement } from '@taskwire/db'

/** Rows that one statement reads at most. A statement that read a list of any length would exceed its time limit. */
export const SLICE = 500

/** Rows in one step of a long list: many where they are small. The garbage collector handles texts of up to about 100 KB best. */
const STEPS = { large: step(10), small: step(200) }

/** Characters of a row above which rows count as large. */
const LARGE_ROW = 1_000

function step(size: number) {
  return { size, fetch: statement({})`fetch ${size} from slices` }
}

/** The rows of a statement, read step by step from one snapshot. Occupies a database connection until it is closed. */
export interface Slices<Row> {
  /** Returns the next rows, none after the last. Throws UNAVAILABLE when the previous rows were taken too long ago. */
  next(): Promise<Row[]>
  /** Frees the connection. The end of the rows and a failure do so too. */
  close(): Promise<void>
}

export interface SliceOptions<Row> {
  /** Approximate characters of a row. */
  readonly sizeOf: (row: Row) => number
  /** Milliseconds that a reader may spend between two calls of `next`. */
  readonly readerLimit: number
  /** Runs once, after the connection is free. */
  readonly onClose: () => void
}

/** Opens a cursor over a statement. A cursor sorts once, however many slices are read. */
export async function openSlices<Params, Row>(
  db: Db,
  { sizeOf, readerLimit, onClose }: SliceOptions<Row>,
  list: Statement<Params, Row>,
  params: Params,
): Promise<Slices<Row>> {
  const open = cursorOf(list)
  let closing: Promise<void> | undefined
  let timer: NodeJS.Timeout | undefined
  const tx = await db
    .startTransaction()
    .execute()
    .catch((error: unknown) => {
      onClose()
      throw error
    })
  const close = () => {
    clearTimeout(timer)
    // A connection that is lost needs no rollback.
    return (closing ??= tx
      .rollback()
      .execute()
      .catch(() => {})
      .finally(onClose))
  }
  const orClose = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work
    } catch (error) {
      await close()
      throw error
    }
  }
  await orClose(open(tx, params))
  let isLast = false
  let { size, fetch } = STEPS.large
  return {
    async next() {
      if (isLast) return []
      if (closing !== undefined) throw new DomainError('UNAVAILABLE')
      clearTimeout(timer)
      const rows = (await orClose(fetch(tx))) as Row[]
      isLast = rows.length < size
      const characters = rows.reduce((sum, row) => sum + sizeOf(row), 0)
      ;({ size, fetch } = characters > LARGE_ROW * rows.length ? STEPS.large : STEPS.small)
      if (isLast) await close()
      else timer = setTimeout(() => void close(), readerLimit).unref()
      return rows
    },
    close,
  }
}

const cursors = new WeakMap<object, unknown>()

/** Makes one statement for each list, however often the list is read. */
function cursorOf<Params, Row>(list: Statement<Params, Row>): Statement<Params, never> {
  const known = cursors.get(list) as Statement<Params, never> | undefined
  if (known !== undefined) return known
  const made = statement(list.params)`declare slices no scroll cursor for ${list.source}`
  cursors.set(list, made)
  return made as Statement<unknown, unknown> as Statement<Params, never>
}
