import { transferTexts } from '../../shared/texts/transfer.ts'
import type { FoundTasks } from './transfer-jobs.ts'

/** What became of a file, as a text to keep. */
export function reportText(name: string, added: number, { skipped, warnings }: FoundTasks): string {
  const { import: texts, reason } = transferTexts()
  const lines = skipped.map(
    (entry) => `${texts.line(entry.line)}: ${reason(entry.reason)} – ${entry.text || texts.nameless}`,
  )
  return [name, texts.added(added), ...warnings.map(reason), texts.left(skipped.length), ...lines, ''].join(
    '\r\n',
  )
}
