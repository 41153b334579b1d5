import { z } from 'zod'

/** Larger than any account: an offset beyond it reads nothing either. */
const MAX_OFFSET = 2 ** 31 - 1

/** A page size from 1; above the maximum it is the maximum. */
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

/** Other ways to name a page than by its cursor. */
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

/** Refuses inputs that name two different starts. */
export function refuseTwoStarts(
  { limit, page, offset, skip, cursor }: Paging,
  ctx: z.core.$RefinementCtx,
): void {
  const starts = {
    page: page === undefined ? undefined : offsetOf({ limit, page }),
    offset,
    skip,
    // A cursor names the first task itself: nothing more is left out.
    cursor: cursor === undefined ? undefined : 0,
  }
  const named = Object.entries(starts).filter(([, start]) => start !== undefined)
  const [first, ...others] = named
  const other = others.find(([, start]) => start !== first?.[1])
  if (first === undefined || other === undefined) return
  ctx.addIssue({ code: 'custom', message: `and ${other[0]} name different starts`, path: [first[0]] })
}

/** How many tasks are left out before the page; without a limit the first page has all of them. */
export function offsetOf({ limit, page = 1, offset, skip }: Paging): number {
  const before = page === 1 ? 0 : limit === undefined ? MAX_OFFSET : (page - 1) * limit
  return Math.min(offset ?? skip ?? before, MAX_OFFSET)
}
