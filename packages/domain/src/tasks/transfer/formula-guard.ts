// A spreadsheet runs a cell that begins with one of these. A program that splits a file by another separator than ours
// begins cells within our cells, whatever stands in quotes. Quotes before a formula count, so that unguarding is exact: the
// guard adds one apostrophe wherever a run of quotes leads to a formula, and takes one away by the same rule.
const start = String.raw`(?<=^|[,;|\t\r\n])`
const formula = String.raw`(?=['"]*[=+\-@＝＋－＠\t\r])`
const unguarded = new RegExp(start + formula, 'g')
const guarded = new RegExp(`${start}'${formula}`, 'g')
const guardedStart = new RegExp(`^'${formula}`)

/** Puts an apostrophe before each place at which a spreadsheet could see a formula. */
export function guard(cell: string): string {
  return cell.replaceAll(unguarded, "'")
}

/** Takes back what `guard` did. */
export function unguard(cell: string): string {
  return cell.replaceAll(guarded, '')
}

/** Takes the guard of another program away, which is only at the beginning. */
export function unguardStart(cell: string): string {
  return cell.replace(guardedStart, '')
}
