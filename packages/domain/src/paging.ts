import { z } from 'zod'
import { addProblem } from './zod-error-map.ts'

/** Larger than any account, so a larger offset would read nothing either. */
const MAX_OFFSET = 2 ** 31 - 1

/** A page size from 1. Larger values are reduced to the maximum. */
export function limitSchema(max: number, otherwise: string) {
  return z
    .number()
    .overwrite((limit) => Math.min(limit, max))
    .int()
    .min(1)
    .optional()
    .meta({ description: `Page size; ${otherwise} when omitted, ${max} at most` })
}

function atMostRows(count: number): number {
  return Math.min(count, MAX_OFFSET)
}

/** Parameters that select a page without a cursor. */
export const pageFields = {
  page: z
    .number()
    .overwrite(atMostRows)
    .int()
    .min(1)
    .optional()
    .meta({ description: 'Number of the page, from 1; pages are of `limit` tasks' }),
  offset: z
    .number()
    .overwrite(atMostRows)
    .int()
    .min(0)
    .optional()
    .meta({ description: 'How many tasks to leave out at the start' }),
  skip: z
    .number()
    .overwrite(atMostRows)
    .int()
    .min(0)
    .optional()
    .meta({ description: 'The same as `offset`' }),
}

export interface Paging {
  readonly limit?: number | undefined
  readonly cursor?: string | undefined
  readonly page?: number | undefined
  readonly offset?: number | undefined
  readonly skip?: number | undefined
}

/** Rejects inputs that select two different starts. */
export function refuseTwoStarts(
  { limit, page, offset, skip, cursor }: Paging,
  ctx: z.core.$RefinementCtx,
): void {
  const starts = {
    page: page === undefined ? undefined : offsetOf({ limit, page }),
    offset,
    skip,
    // A cursor selects the first task itself, so any offset beside it is a second start.
    cursor: cursor === undefined ? undefined : 0,
  }
  const named = Object.entries(starts).filter(([, start]) => start !== undefined)
  const [first, ...others] = named
  const other = others.find(([, start]) => start !== first?.[1])
  if (first === undefined || other === undefined) return
  addProblem(ctx, { code: 'different_starts', field: other[0] }, [first[0]])
}

/** Returns the number of tasks before the page. Without a limit the first page contains all tasks. */
export function offsetOf({ limit, page = 1, offset, skip }: Paging): number {
  const before = page === 1 ? 0 : limit === undefined ? MAX_OFFSET : (page - 1) * limit
  return Math.min(offset ?? skip ?? before, MAX_OFFSET)
}
