import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import {
  applyDelta,
  emptyReplica,
  type MutableReplica,
  type Mutation,
  type ReplicaDelta,
} from '@taskwire/domain'
import { copyState } from '../replica/storage/copy-state.ts'
import type { ReplicaStorage } from '../replica/storage/replica-storage.ts'
import { lockFile } from './file-lock.ts'
import { openLog } from './file-log.ts'

/**
 * Opens a storage in a file, for Node. Missing folders are created. The file belongs to one user of one server: derive its path from the
 * name that the option `storage` receives. Mutations are on the disk (fsync) before `mutate` resolves.
 *
 * The file has a line with the whole state and a line for each step after it. An incomplete last line was never acknowledged, so reading
 * ignores it.
 *
 * @param file the path of the file; `<file>.lock` beside it names the process that has it open
 * @throws Error with the code EBUSY when another process, or this one, has the file open, and any other error of the file system
 * @example
 * const replica = await client.tasks.replica({
 *   storage: (name) => fileStorage(`replicas/${encodeURIComponent(name)}`),
 * })
 */
export async function fileStorage(file: string): Promise<ReplicaStorage> {
  await mkdir(path.dirname(file), { recursive: true })
  const unlock = await lockFile(file)
  try {
    return await openFile(file, unlock)
  } catch (error) {
    await unlock()
    throw error
  }
}

async function openFile(file: string, unlock: () => Promise<void>): Promise<ReplicaStorage> {
  const state = await readState(file)
  let order = Math.max(0, ...state.operations.map(({ order = 0 }) => Math.ceil(order)))
  let version = 0
  const log = await openLog(file, state)

  return {
    isDurable: true,
    load: async () => ({ state: copyState(state), version }),
    async commit(delta, expected) {
      if (expected !== version) return false
      version++
      try {
        await log.append(delta, false)
      } catch (error) {
        version--
        throw error
      }
      return true
    },
    async enqueue({ owner, queued = [], cleared = [] }) {
      const placed = queued.map((mutation): Mutation => ({ ...mutation, order: ++order }))
      await log.append({ ...(owner !== undefined && { owner }), queued: placed, cleared }, true)
      return placed
    },
    async close() {
      await log.close()
      await unlock()
    },
    async purge() {
      await log.close()
      await rm(file, { force: true })
      await unlock()
    },
  }
}

async function readState(file: string): Promise<MutableReplica> {
  const state = copyState(emptyReplica)
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  for (const line of text.split('\n').slice(0, -1)) {
    const delta = readLine(line)
    // After a power failure lines behind a broken one may exist. They were not acknowledged either.
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
