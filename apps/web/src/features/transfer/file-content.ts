import type { TransferKind } from './transfer-jobs.ts'

/** Size limit for files. Longer texts would be rejected anyway. */
export const MAX_BYTES = 20_000_000

/** Decodes UTF-8, or UTF-16 with a byte order mark. Returns undefined for another encoding. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const [one, two] = bytes
  const utf16 =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : undefined
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const signatures = ['PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0', '%PDF', '\u001f\u008b']

/** Whether the bytes are a workbook, a PDF or an archive instead of text. */
export function isBinary(bytes: Uint8Array): boolean {
  const start = String.fromCodePoint(...bytes.subarray(0, 4))
  return signatures.some((signature) => start.startsWith(signature))
}

/** Detects the kind by the file extension, else by the first character. */
export function detectKind(name: string, text: string): TransferKind {
  const [extension] = /\.(?:json|csv)$/i.exec(name) ?? []
  if (extension !== undefined) return extension.toLowerCase() === '.json' ? 'json' : 'csv'
  return /^\s*[{[]/.test(text) ? 'json' : 'csv'
}
