import type { TransferKind } from './transfer-jobs.ts'

/** More bytes than any text that is read has. */
export const MAX_BYTES = 20_000_000

/** The text of a file: UTF-8, or UTF-16 where its first bytes say so. Undefined for another encoding. */
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

/** Whether this is a workbook, a document or an archive instead of a text. */
export function isBinary(bytes: Uint8Array): boolean {
  const start = String.fromCodePoint(...bytes.subarray(0, 4))
  return signatures.some((signature) => start.startsWith(signature))
}

/** By its name; a file without a telling one by how it begins. */
export function detectKind(name: string, text: string): TransferKind {
  const [extension] = /\.(?:json|csv)$/i.exec(name) ?? []
  if (extension !== undefined) return extension.toLowerCase() === '.json' ? 'json' : 'csv'
  return /^\s*[{[]/.test(text) ? 'json' : 'csv'
}
