import { foldText } from '@taskwire/domain'

/** Returns a LIKE pattern that finds a literal text anywhere in a column folded by `search_fold`. */
export function containing(search: string): string {
  return `%${foldText(search).replace(/[\\%_]/g, '\\$&')}%`
}
