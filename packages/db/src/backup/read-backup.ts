import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { buffer } from 'node:stream/consumers'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { assertKnownSchema } from './load-content.ts'
import {
  entryOf,
  MANIFEST,
  MANIFEST_DIGEST,
  parseManifest,
  SECRET,
  type FileDigest,
  type Manifest,
} from './manifest.ts'
import type { Content } from './snapshot.ts'

/** An open backup whose every byte was compared with its digests. */
export interface Backup extends Content, AsyncDisposable {
  readonly manifest: Manifest
  /** The secret that signs access tokens, if the backup contains it. */
  readonly secret: string | undefined
}

/** A manifest is small. More is a file of another program. */
const MANIFEST_LIMIT = 16 * 1024 * 1024

/**
 * Opens a backup and reads it completely, to compare every table with its digest.
 *
 * @throws An error for the operator when the file is cut off, changed, or not a backup of a schema that this code knows.
 */
export async function openBackup(file: string): Promise<Backup> {
  await using opened = new AsyncDisposableStack()
  const { zip, entries, manifest, secret } = await readWhole(file, opened).catch((cause: unknown) => {
    if (cause instanceof Error && 'code' in cause && 'syscall' in cause) throw cause
    const reason = cause instanceof Error ? cause.message.replace(/\.$/, '') : String(cause)
    throw new Error(`${file} is no whole backup: ${reason}. Nothing was written.`, { cause })
  })
  assertKnownSchema(manifest, file)
  const kept = opened.move()
  return {
    manifest,
    secret,
    migrations: manifest.migrations,
    tables: manifest.tables,
    sequences: manifest.sequences,
    open: (table) => openEntry(zip, entries, entryOf(table)),
    rowsOf: async ({ name }) => manifest.tables.find((table) => table.name === name)?.rows ?? 0,
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  }
}

type Entries = ReadonlyMap<string, Entry>

async function readWhole(file: string, opened: AsyncDisposableStack) {
  const zip = await openPromise(file, { autoClose: false, lazyEntries: true })
  opened.defer(() => zip.close())
  const entries = new Map<string, Entry>()
  for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry)
  const text = await readSmall(zip, entries, MANIFEST)
  const listed = (await readSmall(zip, entries, MANIFEST_DIGEST)).toString('utf8').split(' ', 1)[0]
  if (createHash('sha256').update(text).digest('hex') !== listed) throw new Error(`${MANIFEST} was changed`)
  const manifest = parseManifest(text.toString('utf8'))
  for (const table of manifest.tables) await compare(zip, entries, entryOf(table), table)
  if (manifest.secret !== null) await compare(zip, entries, SECRET, manifest.secret)
  const secret =
    manifest.secret === null ? undefined : (await readSmall(zip, entries, SECRET)).toString('utf8')
  return { zip, entries, manifest, secret }
}

function openEntry(zip: ZipFile, entries: Entries, name: string): Promise<Readable> {
  const entry = entries.get(name)
  if (entry === undefined) throw new Error(`${name} is missing`)
  return zip.openReadStreamPromise(entry)
}

async function readSmall(zip: ZipFile, entries: Entries, name: string): Promise<Buffer> {
  if ((entries.get(name)?.uncompressedSize ?? 0) > MANIFEST_LIMIT) throw new Error(`${name} is too long`)
  return buffer(await openEntry(zip, entries, name))
}

async function compare(zip: ZipFile, entries: Entries, name: string, listed: FileDigest): Promise<void> {
  const hash = createHash('sha256')
  let bytes = 0
  await pipeline(await openEntry(zip, entries, name), async (chunks: AsyncIterable<Buffer>) => {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += chunk.length
    }
  })
  if (bytes !== listed.bytes || hash.digest('hex') !== listed.sha256) throw new Error(`${name} was changed`)
}
