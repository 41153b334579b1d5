import { open, rename, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { applyDelta, type MutableReplica, type ReplicaDelta } from '@taskwire/domain'

/** The number of steps after which the file is compacted. */
const COMPACT_AFTER = 10_000

/** A replica's file, to which steps are appended. */
export interface FileLog {
  /** Appends a step to the file and then applies it to the state. When the append fails, the state stays unchanged. */
  append(delta: ReplicaDelta, isDurable: boolean): Promise<void>
  close(): Promise<void>
}

interface Write {
  readonly steps: ReplicaDelta[]
  isDurable: boolean
  readonly done: Promise<void>
}

/** Writes the state to a new file and opens it for appending. */
export async function openLog(file: string, state: MutableReplica): Promise<FileLog> {
  let handle = await rewrite(file, state)
  let count = 0
  /** The file may end in an incomplete line, and lines behind it would not be read. */
  let isBroken = false
  let writing: Promise<void> = Promise.resolve()
  let next: Write | undefined

  const write = async ({ steps, isDurable }: Pick<Write, 'steps' | 'isDurable'>) => {
    if (isBroken) await renew()
    isBroken = true
    await handle.appendFile(steps.map((delta) => `${JSON.stringify(delta)}\n`).join(''))
    if (isDurable) await handle.datasync()
    isBroken = false
    for (const delta of steps) applyDelta(state, delta)
    count += steps.length
  }
  const renew = async () => {
    const fresh = await rewrite(file, state)
    await handle.close().catch(ignore)
    handle = fresh
    isBroken = false
    count = 0
  }
  const runWrite = async () => {
    const own = next
    next = undefined
    if (own === undefined) return
    await write(own)
    // Without room for a second file, compact another time.
    if (count >= COMPACT_AFTER) await renew().catch(ignore)
  }
  /** Collects the steps that arrive during a write into the next one. */
  const openWrite = (): Write => {
    const steps: ReplicaDelta[] = []
    const done = writing.then(() => runWrite())
    writing = done.catch(ignore)
    return { steps, isDurable: false, done }
  }

  return {
    append(delta, isDurable) {
      next ??= openWrite()
      next.steps.push(delta)
      next.isDurable ||= isDurable
      return next.done
    },
    async close() {
      await writing
      await handle.close()
    },
  }
}

/** Replaces the file atomically by one with the whole state as its only line. Returns it, open for appending. */
async function rewrite(file: string, state: MutableReplica): Promise<FileHandle> {
  const { owner, format, rows, cursor, operations, issues } = state
  const whole: ReplicaDelta = {
    ...(owner !== undefined && { owner }),
    reset: true,
    ...(format !== undefined && { format }),
    rows: [...rows.values()],
    ...(cursor !== undefined && { cursor }),
    queued: operations,
    parked: issues,
  }
  const draft = `${file}.new`
  const handle = await open(draft, 'w', 0o600)
  try {
    await handle.writeFile(`${JSON.stringify(whole)}\n`)
    await handle.sync()
    await rename(draft, file)
    await syncFolder(path.dirname(file))
    return handle
  } catch (error) {
    await handle.close()
    throw error
  }
}

/** Makes a rename durable. Without `await using`, because a file handle of Node 20.3 has no `Symbol.asyncDispose`. */
async function syncFolder(name: string): Promise<void> {
  const folder = await open(name, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** The caller of `append` sees the rejection. */
function ignore(): void {}
