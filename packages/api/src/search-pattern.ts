import { foldText } from '@taskwire/domain'

/** A pattern for LIKE that finds a text literally, wherever it is, in what `search_fold` makes of a column. */
export function containing(search: string): string {
  return `%${foldText(search).replace(/[\\%_]/g, '\\$&')}%`
}
