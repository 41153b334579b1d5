/** A place in a user's log. */
export interface LogPosition {
  /** Names the database's history; revisions of two histories do not compare. */
  readonly epoch: string
  /** Everything up to here was read. */
  readonly revision: number
  /**
   * How far the log reached when the reader started from empty. What was deleted before that it never had, so it misses
   * nothing when those tombstones go while it still reads on below.
   */
  readonly base: number
}

/** Opaque to clients: `<epoch>.<revision>`, and `.<base>` while the reader is still below it. */
export function formatLogCursor({ epoch, revision, base }: LogPosition): string {
  return base > revision ? `${epoch}.${revision}.${base}` : `${epoch}.${revision}`
}

const pattern = /^([A-Za-z0-9_-]{1,32})\.(0|[1-9]\d{0,15})(?:\.([1-9]\d{0,15}))?$/

/** Undefined for what is no cursor of ours: its reader starts from empty. */
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

/** The epoch of a cursor; undefined for none. */
export function epochOf(cursor: string | undefined): string | undefined {
  return cursor?.split('.', 1)[0]
}

/** True when the reader at a position has to start from empty. */
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
