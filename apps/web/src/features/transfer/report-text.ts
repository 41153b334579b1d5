import { sayReason, transferTexts } from '../../shared/texts/transfer.ts'
import type { FoundTasks } from './transfer-jobs.ts'

/** What became of a file, as a text to keep. */
export function reportText(name: string, added: number, { skipped, warnings }: FoundTasks): string {
  const { import: texts } = transferTexts()
  const lines = skipped.map(
    (entry) =>
      `${texts.line({ line: entry.line })}: ${sayReason(entry.reason)} – ${entry.text || texts.nameless}`,
  )
  return [
    name,
    texts.added({ count: added }),
    ...warnings.map(sayReason),
    texts.left({ count: skipped.length }),
    ...lines,
    '',
  ].join('\r\n')
}
