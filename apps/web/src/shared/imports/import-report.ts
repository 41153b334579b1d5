/** What became of a file that was imported. */
export interface ImportReport {
  readonly name: string
  /** When it ended, as an ISO instant. */
  readonly at: string
  readonly added: number
  /** More than were added when the page was left before the end. */
  readonly all: number
  readonly skipped: readonly SkippedEntry[]
  /** More than are listed: what is kept is bounded. */
  readonly skippedCount: number
  readonly warnings: readonly string[]
}

export interface SkippedEntry {
  readonly line: number
  readonly reason: string
  readonly text: string
}

const PREFIX = 'taskwire.import.'
const MAX_ENTRIES = 200
const MAX_TEXT = 200

/** The last report of a person on this device. Undefined when there is none, or none that this build can read. */
export function readImportReport(user: string): ImportReport | undefined {
  try {
    const report: unknown = JSON.parse(localStorage.getItem(PREFIX + user) ?? 'null')
    return isReport(report) ? report : undefined
  } catch {
    return undefined
  }
}

/** Keeps a report in the place of the one before. */
export function saveImportReport(user: string, report: ImportReport): void {
  try {
    localStorage.setItem(PREFIX + user, JSON.stringify(boundedReport(report)))
  } catch {
    // Storage is blocked or full: the report lasts as long as the page.
  }
}

/** When it was read, and when its person signs out. */
export function deleteImportReport(user: string | null): void {
  try {
    if (user !== null) localStorage.removeItem(PREFIX + user)
  } catch {
    // Nothing was stored.
  }
}

/** A report of a size that can be kept: the first entries, and of each the beginning. */
export function boundedReport(report: ImportReport): ImportReport {
  const skipped = report.skipped
    .slice(0, MAX_ENTRIES)
    .map((entry) => ({ ...entry, text: entry.text.slice(0, MAX_TEXT) }))
  return { ...report, skipped, warnings: report.warnings.slice(0, MAX_ENTRIES) }
}

/** Whether something that was stored is a report: it may be of another build, or of another hand. */
export function isReport(value: unknown): value is ImportReport {
  if (typeof value !== 'object' || value === null) return false
  const { name, at, added, all, skipped, skippedCount, warnings } = value as Record<string, unknown>
  return (
    [name, at].every((text) => typeof text === 'string') &&
    !Number.isNaN(Date.parse(at as string)) &&
    [added, all, skippedCount].every(Number.isSafeInteger) &&
    isListOf(warnings, (warning) => typeof warning === 'string') &&
    isListOf(skipped, isEntry)
  )
}

function isEntry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { line, reason, text } = value as Record<string, unknown>
  return Number.isSafeInteger(line) && typeof reason === 'string' && typeof text === 'string'
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem)
}
