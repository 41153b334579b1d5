import { createHash, randomBytes } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { finished, pipeline } from 'node:stream/promises'
import type { PoolConfig } from 'pg'
import { ZipFile } from 'yazl'
import { assertKnownSchema } from './load-content.ts'
import {
  entryOf,
  FORMAT,
  MANIFEST,
  MANIFEST_DIGEST,
  SECRET,
  VERSION,
  type BackedUpTable,
  type FileDigest,
  type Manifest,
} from './manifest.ts'
import { withSnapshot, type Snapshot } from './snapshot.ts'

export interface BackupOptions {
  readonly file: string
  /** Replaces an existing file. */
  readonly force?: boolean | undefined
  /** The secret that signs access tokens; left out of the backup when omitted. */
  readonly secret?: string | undefined
  /** Called with the name of each table before its rows are read. */
  readonly onTable?: ((name: string) => void) | undefined
}

/**
 * Writes a backup of a database to a file: the rows of all tables in one snapshot, with a manifest and digests. Rows are
 * streamed, so the memory does not grow with the database. The file appears under its name when it is complete.
 */
export async function writeBackup(config: PoolConfig, options: BackupOptions): Promise<Manifest> {
  const { file, force = false } = options
  if (!force) await assertAbsent(file)
  const draft = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString('hex')}`)
  try {
    const manifest = await withSnapshot(config, (snapshot) => writeZip(snapshot, draft, options))
    await sync(draft)
    if (!force) await assertAbsent(file)
    await rename(draft, file)
    await sync(path.dirname(file)).catch(() => {}) // not every file system can sync a folder
    return manifest
  } catch (error) {
    await rm(draft, { force: true })
    // Errors of files name a path, those of a connection don't.
    if (!(error instanceof Error && 'path' in error)) throw error
    throw new Error(`${file} could not be written: ${error.message}.`, { cause: error })
  }
}

async function assertAbsent(file: string): Promise<void> {
  const exists = await access(file).then(
    () => true,
    () => false,
  )
  if (exists) throw new Error(`${file} exists already: choose another name, or add --force to replace it.`)
}

async function sync(place: string): Promise<void> {
  await using handle = await open(place, 'r')
  await handle.sync()
}

async function writeZip(snapshot: Snapshot, draft: string, options: BackupOptions): Promise<Manifest> {
  assertKnownSchema(snapshot, 'The database')
  const zip = new ZipFile()
  // The errors of an entry reach us by its stream.
  zip.on('error', () => {})
  // Others must not read the addresses and password hashes.
  const output = createWriteStream(draft, { flags: 'wx', mode: 0o600 })
  try {
    const [manifest] = await Promise.all([
      addEntries(zip, snapshot, options),
      pipeline(zip.outputStream, output),
    ])
    return manifest
  } finally {
    output.destroy()
  }
}

async function addEntries(
  zip: ZipFile,
  snapshot: Snapshot,
  { secret, onTable = () => {} }: BackupOptions,
): Promise<Manifest> {
  const tables: BackedUpTable[] = []
  for (const table of snapshot.tables) {
    onTable(table.name)
    const digest = await addEntry(zip, entryOf(table), await snapshot.open(table))
    tables.push({ ...table, rows: await snapshot.rowsOf(table), ...digest })
  }
  const manifest: Manifest = {
    format: FORMAT,
    version: VERSION,
    created_at: new Date().toISOString(),
    postgres: snapshot.server,
    migrations: snapshot.migrations,
    tables,
    sequences: snapshot.sequences,
    secret: secret === undefined ? null : await addEntry(zip, SECRET, [secret]),
  }
  const { sha256 } = await addEntry(zip, MANIFEST, [`${JSON.stringify(manifest, undefined, 2)}\n`])
  await addEntry(zip, MANIFEST_DIGEST, [`${sha256}  ${MANIFEST}\n`])
  zip.end()
  return manifest
}

type Chunks = AsyncIterable<Buffer> | Iterable<string>

/** Adds an entry, waits until its bytes were read, and returns their digest. */
async function addEntry(zip: ZipFile, name: string, chunks: Chunks): Promise<FileDigest> {
  const hash = createHash('sha256')
  let bytes = 0
  async function* counted() {
    for await (const chunk of chunks) {
      hash.update(chunk)
      bytes += Buffer.byteLength(chunk)
      yield chunk
    }
  }
  const stream = Readable.from(counted(), { objectMode: false })
  zip.addReadStream(stream, name, { mode: 0o100600 })
  await finished(stream)
  return { bytes, sha256: hash.digest('hex') }
}
