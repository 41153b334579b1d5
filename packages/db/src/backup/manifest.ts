import type { Content, SequenceState, TableContent } from './snapshot.ts'

/** Names of the entries of a backup file, which is a ZIP file. */
export const MANIFEST = 'manifest.json'
export const MANIFEST_DIGEST = 'manifest.sha256'
export const SECRET = 'token-secret'
export const entryOf = ({ name }: TableContent): string => `tables/${name}.copy`

/** A file inside a backup. */
export interface FileDigest {
  /** Uncompressed. */
  readonly bytes: number
  /** In hexadecimal. */
  readonly sha256: string
}

export interface BackedUpTable extends TableContent, FileDigest {
  readonly rows: number
}

/** What a backup contains. Written last, because the digests are known then. */
export interface Manifest extends Pick<Content, 'migrations'> {
  readonly format: typeof FORMAT
  /** Increases when an older reader can no longer read the file. */
  readonly version: number
  readonly created_at: string
  /** Version of the PostgreSQL that the rows came from. */
  readonly postgres: string
  readonly tables: readonly BackedUpTable[]
  readonly sequences: readonly SequenceState[]
  /** The secret that signs access tokens, if the backup contains it. */
  readonly secret: FileDigest | null
}

export const FORMAT = 'taskwire-backup'
export const VERSION = 1

/** Parses a manifest whose digest was compared. Throws for a file of another program or of a newer format. */
export function parseManifest(text: string): Manifest {
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== FORMAT) throw new Error('it was not made by Taskwire')
  if (manifest.version > VERSION)
    throw new Error('it was made by a newer version of Taskwire; use that version to restore it')
  return manifest
}
