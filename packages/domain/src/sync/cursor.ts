/** A position in a user's log. */
export interface LogPosition {
  /** Identifies the database's history; revisions of two epochs do not compare. */
  readonly epoch: string
  /** The reader has read all changes up to this revision. */
  readonly revision: number
  /**
   * The head of the log when the reader started from empty. The reader never had tasks that were deleted before, so it may read on
   * below `base` after their tombstones were purged.
   */
  readonly base: number
}

/** Formats a cursor, which is opaque to clients: `<epoch>.<revision>`, and `.<base>` while the reader is below it. */
export function formatLogCursor({ epoch, revision, base }: LogPosition): string {
  return base > revision ? `${epoch}.${revision}.${base}` : `${epoch}.${revision}`
}

const pattern = /^([A-Za-z0-9_-]{1,32})\.(0|[1-9]\d{0,15})(?:\.([1-9]\d{0,15}))?$/

/** Returns undefined for any text that is not a cursor of the log: its reader starts from empty. */
export function parseLogCursor(text: string): LogPosition | undefined {
  const [, epoch, revision, base] = pattern.exec(text) ?? []
  if (epoch === undefined || revision === undefined) return undefined
  const position = { epoch, revision: Number(revision), base: Number(base ?? 0) }
  return Number.isSafeInteger(position.revision) && Number.isSafeInteger(position.base) ? position : undefined
}

/** Returns the revision up to which a replica has read the log; -1 before its first page. */
export function cursorRevision({ cursor }: { readonly cursor: string | undefined }): number {
  return (cursor === undefined ? undefined : parseLogCursor(cursor)?.revision) ?? -1
}

/** Returns the epoch of a cursor; undefined without a cursor. */
export function epochOf(cursor: string | undefined): string | undefined {
  return cursor?.split('.', 1)[0]
}

/** Returns whether a reader at a position has to start from empty. */
export function mustReset(
  position: LogPosition | undefined,
  log: { epoch: string; head: number; purged: number },
): boolean {
  return (
    position === undefined ||
    position.epoch !== log.epoch ||
    position.revision > log.head ||
    Math.max(position.revision, position.base) < log.purged
  )
}
