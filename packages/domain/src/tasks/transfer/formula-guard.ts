// A spreadsheet runs a cell that begins with one of these characters. A program with another separator splits our cells further,
// even inside quotes, so every possible start of a cell is guarded. The guard adds one apostrophe before each run of quotes that
// leads to a formula, and unguarding removes one by the same rule, so the original is restored exactly.
const start = String.raw`(?<=^|[,;|\t\r\n])`
const formula = String.raw`(?=['"]*[=+\-@＝＋－＠\t\r])`
const unguarded = new RegExp(start + formula, 'g')
const guarded = new RegExp(`${start}'${formula}`, 'g')
const guardedStart = new RegExp(`^'${formula}`)

/** Adds an apostrophe wherever a spreadsheet could find a formula. */
export function guard(cell: string): string {
  return cell.replaceAll(unguarded, "'")
}

/** Reverses `guard`. */
export function unguard(cell: string): string {
  return cell.replaceAll(guarded, '')
}

/** Removes the guard of another program, which is only at the start of a cell. */
export function unguardStart(cell: string): string {
  return cell.replace(guardedStart, '')
}
