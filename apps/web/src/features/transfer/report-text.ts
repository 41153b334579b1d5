import type { ImportReport } from '../../shared/imports/import-report.ts'
import { transferTexts } from '../../shared/texts/transfer.ts'

/** What became of a file, as a text to keep. */
export function reportText({ name, added, all, skipped, skippedCount, warnings }: ImportReport): string {
  const { import: texts, reason } = transferTexts()
  const lines = skipped.map(
    (entry) => `${texts.line(entry.line)}: ${reason(entry.reason)} – ${entry.text || texts.nameless}`,
  )
  const stopped = added < all ? [texts.interrupted(all - added)] : []
  const rest = skippedCount > skipped.length ? [texts.unlisted(skippedCount - skipped.length)] : []
  const head = [name, texts.added(added), ...stopped, ...warnings.map(reason), texts.left(skippedCount)]
  return [...head, ...lines, ...rest, ''].join('\r\n')
}
