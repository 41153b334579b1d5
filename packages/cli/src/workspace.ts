import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TaskwireClient } from '@taskwire/client'
import { fileStorage } from '@taskwire/client/node'
import { openReplica, type Queued, type Replica, type Snapshot } from '@taskwire/client/replica'
import { homeFolder, openClient, readPrivate, writePrivate } from './account.ts'
import { commandError, type Io } from './io.ts'

/** Longest wait for another command that has the stored copy open, beside the wait for the server. */
const LOCK_MS = 10_000

/** The copy of a user's tasks on this device, open for one command. */
export interface Workspace extends AsyncDisposable {
  readonly client: TaskwireClient
  readonly replica: Replica
  readonly read: () => Snapshot
  /** Waits until everything is sent and read, or the server can't be reached. Returns whether it was. */
  readonly settle: () => Promise<boolean>
  /** Path of a small file beside the copy. */
  readonly file: (name: string) => string
}

/** Opens the copy of the signed-in user. */
export async function openWorkspace(io: Io): Promise<Workspace> {
  const client = openClient(io)
  let folder = ''
  const replica = openReplica(client, {
    storage: (name) => {
      folder = path.join(homeFolder(io), 'replicas', encodeURIComponent(name))
      return openFile(path.join(folder, 'rows'), LOCK_MS + io.waitMs)
    },
  })
  try {
    await replica.loaded
  } catch (error) {
    await replica.dispose()
    throw error
  }
  return {
    client,
    replica,
    read: replica.getSnapshot,
    settle: () => settle(io, replica),
    file: (name) => path.join(folder, name),
    [Symbol.asyncDispose]: () => replica.dispose(),
  }
}

async function openFile(file: string, waitMs: number) {
  const ends = performance.now() + waitMs
  for (;;)
    try {
      return await fileStorage(file)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EBUSY') throw error
      if (performance.now() > ends)
        throw commandError(
          'failed',
          'Another taskwire-cli command has your tasks open. Try again when it has ended.',
        )
      await sleep(20 + Math.random() * 60)
    }
}

async function settle({ isOffline, signal, waitMs }: Io, replica: Replica): Promise<boolean> {
  if (isOffline) return false
  const state = () => {
    const { connection, pending } = replica.getSnapshot().status
    if (connection === 'signed-out')
      throw commandError('signedOut', 'Your session has ended. Sign in again: taskwire-cli login')
    if (connection === 'offline') return 'unreachable'
    return connection !== 'connecting' && pending === 0 ? 'synced' : 'working'
  }
  const timeout = AbortSignal.any([signal, AbortSignal.timeout(waitMs)])
  return new Promise((resolve, reject) => {
    const check = () => {
      try {
        const now = timeout.aborted ? 'unreachable' : state()
        if (now === 'working') return
        leave()
        timeout.removeEventListener('abort', check)
        resolve(now === 'synced')
      } catch (error) {
        leave()
        reject(error instanceof Error ? error : new Error(String(error)))
      }
    }
    const leave = replica.subscribe(check)
    timeout.addEventListener('abort', check)
    check()
  })
}

/** Reads what the server has, or notes that the copy may be old. Throws when there is no copy yet. */
export async function refresh(io: Io, workspace: Workspace): Promise<void> {
  if (await workspace.settle()) return
  if (!workspace.read().isComplete)
    throw commandError(
      'unreachable',
      'The server can’t be reached, and this device has no copy of your tasks yet.',
    )
  if (!io.isOffline) io.note('The server can’t be reached: this is what this device has.\n')
}

/** An inverse mutation: what `undo` does. */
export interface Inverse {
  readonly name: 'create' | 'update' | 'complete' | 'delete' | 'restore'
  readonly input: { readonly id: string } & Readonly<Record<string, unknown>>
}

interface UndoEntry {
  readonly label: string
  readonly inverses: readonly Inverse[]
}

const MAX_UNDO = 20

/**
 * Finishes a command that changed something: sends the changes if the server can be reached, and remembers how to undo them. Throws
 * when the server refused one.
 */
export async function finish(
  io: Io,
  workspace: Workspace,
  changes: readonly Queued[],
  undo?: UndoEntry,
): Promise<{ isSent: boolean }> {
  if (undo !== undefined) {
    const file = workspace.file('undo.json')
    writePrivate(file, [...((readPrivate(file) as UndoEntry[] | undefined) ?? []), undo].slice(-MAX_UNDO))
  }
  const isSent = await workspace.settle()
  const own = new Set(changes.map(({ op_id }) => op_id))
  const refused = workspace.read().issues.filter(({ operation }) => own.has(operation.op_id))
  for (const { operation } of refused) await workspace.replica.discard(operation.op_id)
  if (refused.length > 0) {
    if (undo !== undefined) takeUndo(workspace)
    throw commandError(
      'failed',
      `The server refused this: ${refused.map(({ refusal }) => refusal.message).join('; ')}`,
    )
  }
  if (!isSent && !io.isJson) io.note('Saved on this device; sent as soon as the server can be reached.\n')
  return { isSent }
}

/** Takes the last entry of the undo list. */
export function takeUndo({ file }: Workspace): UndoEntry | undefined {
  const entries = (readPrivate(file('undo.json')) as UndoEntry[] | undefined) ?? []
  const last = entries.pop()
  if (last !== undefined) writePrivate(file('undo.json'), entries)
  return last
}
