import type { ImportWarning, SkippedEntry } from '@taskwire/domain/transfer'
import { reportKey } from './delete-import-report.ts'

/** The result of a file import. */
export interface ImportReport {
  readonly name: string
  /** When the import ended, as an ISO instant. */
  readonly at: string
  readonly added: number
  /** Tasks of the file. More than `added` when the page closed before the end. */
  readonly all: number
  readonly skipped: readonly SkippedEntry[]
  /** All skipped entries. `skipped` may list fewer, because its size is bounded. */
  readonly skippedCount: number
  readonly warnings: readonly ImportWarning[]
}

const MAX_ENTRIES = 200
const MAX_TEXT = 200

/** Reads a user's last report on this device. Undefined when no report exists or this build can't read it. */
export function readImportReport(user: string): ImportReport | undefined {
  try {
    const report: unknown = JSON.parse(localStorage.getItem(reportKey(user)) ?? 'null')
    return isReport(report) ? report : undefined
  } catch {
    return undefined
  }
}

/** Stores a report and replaces the previous one. */
export function saveImportReport(user: string, report: ImportReport): void {
  try {
    localStorage.setItem(reportKey(user), JSON.stringify(boundedReport(report)))
  } catch {
    // Storage is blocked or full, so the report lasts until the page closes.
  }
}

/** Bounds the size of a report: keeps the first entries and the start of their texts. */
export function boundedReport(report: ImportReport): ImportReport {
  const skipped = report.skipped
    .slice(0, MAX_ENTRIES)
    .map((entry) => ({ ...entry, text: entry.text.slice(0, MAX_TEXT) }))
  return { ...report, skipped, warnings: report.warnings.slice(0, MAX_ENTRIES) }
}

/** Whether a stored value is a report. It may come from another build or from manual edits. */
export function isReport(value: unknown): value is ImportReport {
  if (typeof value !== 'object' || value === null) return false
  const { name, at, added, all, skipped, skippedCount, warnings } = value as Record<string, unknown>
  return (
    [name, at].every((text) => typeof text === 'string') &&
    !Number.isNaN(Date.parse(at as string)) &&
    [added, all, skippedCount].every(Number.isSafeInteger) &&
    isListOf(warnings, isWarning) &&
    isListOf(skipped, isEntry)
  )
}

function isEntry(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { line, reason, text } = value as Record<string, unknown>
  return Number.isSafeInteger(line) && isCoded(reason) && typeof text === 'string'
}

function isWarning(value: unknown): boolean {
  return isCoded(value) && 'lines' in value && Array.isArray(value.lines)
}

function isCoded(value: unknown): value is { readonly code: string } {
  return typeof value === 'object' && value !== null && 'code' in value && typeof value.code === 'string'
}

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
  return Array.isArray(value) && value.every(isItem)
}
