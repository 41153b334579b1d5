import { unzipSync } from 'fflate'
import type { ForeignFormat } from '../import-reasons.ts'
import { refuseFile } from './refuse-file.ts'

// Every runtime has this class, but the domain has no types of one.
declare const TextDecoder: new (
  encoding: string,
  options?: { fatal: boolean },
) => { decode(bytes: Uint8Array): string }

/** One text of a file: the file itself, or a file of an archive. */
export interface OpenedText {
  readonly name: string
  readonly text: string
  /** Whether the bytes aren't UTF-8 and were read as Windows-1252, which spreadsheets write. */
  readonly isGuessed: boolean
}

const signatures: readonly (readonly [string, ForeignFormat])[] = [
  ['\u00d0\u00cf\u0011\u00e0', 'workbook'],
  ['%PDF', 'pdf'],
  ['\u001f\u008b', 'binary'],
  ['\u0089PNG', 'binary'],
  ['\u00ff\u00d8\u00ff', 'binary'],
  ['SQLi', 'binary'],
  ['7z\u00bc\u00af', 'binary'],
  ['Rar!', 'binary'],
]

/**
 * Returns the texts of a file: one, or those of a zip. UTF-8, UTF-16 and, for anything else, Windows-1252 are read. Throws
 * VALIDATION_FAILED for a file without text.
 */
export function openFile(bytes: Uint8Array, name: string): readonly OpenedText[] {
  const start = String.fromCodePoint(...bytes.subarray(0, 4))
  if (start.startsWith('PK\u0003\u0004')) return unzip(bytes)
  const [, format] = signatures.find(([signature]) => start.startsWith(signature)) ?? []
  if (format !== undefined) return refuseFile({ code: 'foreign_format', format })
  return [{ name, ...decode(bytes) }]
}

function decode(bytes: Uint8Array): Omit<OpenedText, 'name'> {
  const [one, two] = bytes
  const utf16 =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : undefined
  try {
    return { text: new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes), isGuessed: false }
  } catch {
    // Texts have no such bytes.
    if (bytes.subarray(0, 1_000).includes(0)) return refuseFile({ code: 'foreign_format', format: 'binary' })
    return { text: new TextDecoder('windows-1252').decode(bytes), isGuessed: true }
  }
}

const MAX_FILES = 100
/** Of all files of an archive together, as the archive says. What it says is also where the library stops. */
const MAX_UNZIPPED = 30_000_000
const readable = /\.(?:csv|tsv|json|ics|md|markdown|txt)$/i

function unzip(bytes: Uint8Array): OpenedText[] {
  let size = 0
  let count = 0
  let isWorkbook = false
  let files: Record<string, Uint8Array>
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        isWorkbook ||= /^(?:\[Content_Types\]\.xml|mimetype|content\.xml)$/.test(name)
        if (isWorkbook || !readable.test(name) || /(?:^|\/)(?:__MACOSX|\.)/.test(name)) return false
        size += originalSize
        count += 1
        return size <= MAX_UNZIPPED && count <= MAX_FILES
      },
    })
  } catch (cause) {
    return refuseFile({ code: 'foreign_format', format: 'binary' }, cause)
  }
  if (isWorkbook) return refuseFile({ code: 'foreign_format', format: 'workbook' })
  if (size > MAX_UNZIPPED) return refuseFile({ code: 'file_too_large', megabytes: MAX_UNZIPPED / 1_000_000 })
  const names = Object.keys(files).toSorted()
  // Vikunja and Google keep the tasks in one file, beside settings.
  const main = names.filter((name) => /(?:^|\/)(?:data|tasks)\.json$/i.test(name)).slice(0, 1)
  const texts = (main.length > 0 ? main : names).map((name) => ({
    name,
    ...decode(files[name] ?? new Uint8Array()),
  }))
  if (texts.length === 0) return refuseFile({ code: 'foreign_format', format: 'binary' })
  return texts
}
