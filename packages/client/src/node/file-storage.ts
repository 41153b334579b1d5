import { open, readFile, rename, rm, type FileHandle } from 'node:fs/promises'
import path from 'node:path'
import {
  applyDelta,
  emptyReplica,
  type MutableReplica,
  type Operation,
  type ReplicaDelta,
} from '@taskwire/domain'
import { mutable } from '../replica/mutable.ts'
import type { ReplicaStorage } from '../replica/storage.ts'

/** Steps after which the file is written anew. */
const COMPACT_AFTER = 10_000

/**
 * A storage in a file, for Node: a line with everything, and a line for each step since. A line that is not whole was never
 * promised to anybody and is left out. The file is one process's alone.
 *
 * @example
 * const replica = await client.tasks.replica({ storage: () => fileStorage('tasks.replica') })
 */
export async function fileStorage(file: string): Promise<ReplicaStorage> {
  const state = await readState(file)
  let order = Math.max(0, ...state.operations.map(({ order = 0 }) => order))
  let handle = await rewrite(file, state)
  let steps = 0
  let version = 0
  let writing: Promise<void> = Promise.resolve()

  const inTurn = <Result>(run: () => Promise<Result>): Promise<Result> => {
    const result = writing.then(run)
    writing = result.then(ignore, ignore)
    return result
  }
  /** The steps of one turn share a write. */
  let waiting: { readonly text: string; readonly isDurable: boolean }[] = []
  const append = (delta: ReplicaDelta, isDurable: boolean) => {
    applyDelta(state, delta)
    waiting.push({ text: `${JSON.stringify(delta)}\n`, isDurable })
    return inTurn(async () => {
      const now = waiting
      waiting = []
      if (now.length === 0) return
      await handle.appendFile(now.map(({ text }) => text).join(''))
      if (now.some(({ isDurable }) => isDurable)) await handle.datasync()
      steps += now.length
      if (steps < COMPACT_AFTER) return
      await handle.close()
      handle = await rewrite(file, state)
      steps = 0
    })
  }

  return {
    isDurable: true,
    load: async () => ({ state: mutable(state), version }),
    async commit(delta, expected) {
      if (expected !== version) return false
      version++
      await append(delta, false)
      return true
    },
    async enqueue({ queued = [], cleared = [] }) {
      const placed = queued.map((operation): Operation => ({ ...operation, order: ++order }))
      await append({ queued: placed, cleared }, true)
      return placed
    },
    close: () => inTurn(() => handle.close()),
    purge: () =>
      inTurn(async () => {
        await handle.close()
        await rm(file, { force: true })
      }),
  }
}

async function readState(file: string): Promise<MutableReplica> {
  const state = mutable(emptyReplica)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  for (const line of text.split('\n').slice(0, -1)) {
    const delta = readLine(line)
    // After the power failed, what follows a broken line was written later, and was not promised either.
    if (delta === undefined) break
    applyDelta(state, delta)
  }
  return state
}

function readLine(line: string): ReplicaDelta | undefined {
  try {
    return JSON.parse(line) as ReplicaDelta
  } catch {
    return undefined
  }
}

/** Everything as one line in a new file, which takes the place of the old one in one step. Answers it, open to be added to. */
async function rewrite(file: string, state: MutableReplica): Promise<FileHandle> {
  const { rows, cursor, operations, issues } = state
  const whole: ReplicaDelta = {
    reset: true,
    rows: [...rows.values()],
    ...(cursor !== undefined && { cursor }),
    queued: operations,
    parked: issues,
  }
  const draft = `${file}.new`
  const handle = await open(draft, 'w', 0o600)
  await handle.writeFile(`${JSON.stringify(whole)}\n`)
  await handle.sync()
  await rename(draft, file)
  const folder = await open(path.dirname(file), 'r')
  await folder.sync()
  await folder.close()
  return handle
}

/** Whoever asked for it hears of it. */
function ignore(): void {}
