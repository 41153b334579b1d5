import type { ImportReport } from '../../shared/imports/import-report.ts'
import { reasonText, transferTexts } from '../../shared/texts/transfer.ts'

/** Returns an import report as plain text for download. */
export function reportText({ name, added, all, skipped, skippedCount, warnings }: ImportReport): string {
  const { import: texts } = transferTexts()
  const lines = skipped.map(
    (entry) =>
      `${texts.line({ line: entry.line })}: ${reasonText(entry.reason)} – ${entry.text || texts.nameless}`,
  )
  const stopped = added < all ? [texts.interrupted({ count: all - added })] : []
  const rest = skippedCount > skipped.length ? [texts.unlisted({ count: skippedCount - skipped.length })] : []
  const head = [
    name,
    texts.added({ count: added }),
    ...stopped,
    ...warnings.map(reasonText),
    texts.left({ count: skippedCount }),
  ]
  return [...head, ...lines, ...rest, ''].join('\r\n')
}
