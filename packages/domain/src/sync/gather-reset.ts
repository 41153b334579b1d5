import type { ChangePage } from './change.ts'

/** The pages of a log that is being read from empty, so far; undefined when none is. */
export type Gathered = ChangePage | undefined

/**
 * Puts the pages of a reset together, so that what is shown changes once, when all of it is there. A replica that has
 * nothing yet shows each page as it comes. Answers the page to take, if any, and what is to be gathered on.
 */
export function gatherReset(
  gathered: Gathered,
  page: ChangePage,
  hasRows: boolean,
): { readonly page?: ChangePage; readonly gathered?: ChangePage } {
  if (page.reset) return page.has_more && hasRows ? { gathered: page } : { page }
  if (gathered === undefined) return { page }
  const joined = { ...page, changes: [...gathered.changes, ...page.changes], reset: true }
  return page.has_more ? { gathered: joined } : { page: joined }
}
