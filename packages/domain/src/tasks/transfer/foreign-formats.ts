import type { ForeignFormat } from '../import-reasons.ts'
import { refuseFile } from './refuse-file.ts'

// Other formats are recognised by their content, so that the error names the format instead of something that such a file
// never has.

const byBeginning: readonly (readonly [RegExp, ForeignFormat])[] = [
  [/^BEGIN:VCARD/i, 'vcard'],
  [/^<(?:!doctype html|html)/i, 'html'],
  [/^<(?:\?xml|opml|[a-z]+[\s>])/i, 'xml'],
  [/^%PDF/, 'pdf'],
  [/^\{\\rtf/, 'rtf'],
]

/** Refuses a text that begins like a known format that can't be imported. */
export function assertNotForeign(text: string): void {
  const start = text.slice(0, 1_000).trimStart()
  const [, format] = byBeginning.find(([pattern]) => pattern.test(start)) ?? []
  if (format !== undefined) refuseFile({ code: 'foreign_format', format })
}
