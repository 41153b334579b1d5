import { statement, type Db, type Statement } from '@taskwire/db'

/** Rows that one statement reads at most. A statement that read a list of any length would exceed its time limit. */
export const SLICE = 500

const fetchSlice = statement<[], unknown>(`fetch ${SLICE} from slices`)

/** All rows of a statement, in slices of one snapshot. A cursor sorts once, however many slices there are. */
export function readInSlices<Params extends readonly unknown[], Row>(
  db: Db,
  list: Statement<Params, Row>,
  ...params: Params
): Promise<Row[]> {
  const open = statement<Params, never>(`declare slices no scroll cursor for ${list.text}`)
  return db.transaction().execute(async (tx) => {
    await open(tx, ...params)
    const all: Row[] = []
    for (let isFull = true; isFull;) {
      const slice = (await fetchSlice(tx)) as Row[]
      for (const row of slice) all.push(row)
      isFull = slice.length === SLICE
    }
    return all
  })
}
