import { mkdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import {
  applyDelta,
  emptyReplica,
  type MutableReplica,
  type Mutation,
  type ReplicaDelta,
} from '@taskwire/domain'
import { mutable } from '../replica/mutable.ts'
import type { ReplicaStorage } from '../replica/storage.ts'
import { lockFile } from './file-lock.ts'
import { openLog } from './file-log.ts'

/**
 * A storage in a file, for Node: a line with everything, and a line for each step since. A line that is not whole was never
 * promised to anybody and is left out. Missing folders of the path are made. The file is one process's alone: a second one is
 * refused with EBUSY. It belongs to one user of one server: give each a file of its own by the name that `storage` receives.
 *
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
    load: async () => ({ state: mutable(state), version }),
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
      const placed = queued.map((operation): Mutation => ({ ...operation, order: ++order }))
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
