import { open, rename, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import { applyDelta, type MutableReplica, type ReplicaDelta } from '@taskwire/domain'

/** Steps after which the file is written anew. */
const COMPACT_AFTER = 10_000

/** The file of a replica, to which steps are added. */
export interface FileLog {
  /** Takes a step into the file and then into the state, or, when it fails, into neither. */
  append(delta: ReplicaDelta, isDurable: boolean): Promise<void>
  close(): Promise<void>
}

interface Turn {
  readonly steps: ReplicaDelta[]
  isDurable: boolean
  readonly done: Promise<void>
}

/** Writes the file anew from a state, and adds to it from then on. */
export async function openLog(file: string, state: MutableReplica): Promise<FileLog> {
  let handle = await rewrite(file, state)
  let count = 0
  /** A line may stand there by half: what is added behind it would not be read. */
  let isBroken = false
  let writing: Promise<void> = Promise.resolve()
  let next: Turn | undefined

  const write = async ({ steps, isDurable }: Pick<Turn, 'steps' | 'isDurable'>) => {
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
  const takeTurn = async () => {
    const own = next
    next = undefined
    if (own === undefined) return
    await write(own)
    // It is compacted another time if there is no room for it now.
    if (count >= COMPACT_AFTER) await renew().catch(ignore)
  }
  /** The steps of one turn share a write. */
  const openTurn = (): Turn => {
    const steps: ReplicaDelta[] = []
    const done = writing.then(() => takeTurn())
    writing = done.catch(ignore)
    return { steps, isDurable: false, done }
  }

  return {
    append(delta, isDurable) {
      next ??= openTurn()
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

/** Everything as one line in a new file, which takes the place of the old one in one step. Answers it, open to be added to. */
async function rewrite(file: string, state: MutableReplica): Promise<FileHandle> {
  const { owner, rows, cursor, operations, issues } = state
  const whole: ReplicaDelta = {
    ...(owner !== undefined && { owner }),
    reset: true,
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

/** Makes a rename durable. In Node 20.3 a file handle cannot be disposed of by `await using`. */
async function syncFolder(name: string): Promise<void> {
  const folder = await open(name, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

/** Whoever asked for it hears of it. */
function ignore(): void {}
