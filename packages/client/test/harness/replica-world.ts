import { createClient, memorySession, type SessionStore, type TaskwireClient } from '../../src/index.ts'
import {
  memoryStorage,
  openTaskReplica,
  type ReplicaOptions,
  type ReplicaStorage,
  type ReplicaSnapshot,
  type Snapshot,
  type TaskReplica,
} from '../../src/replica/open-task-replica.ts'
import { createNetwork, type Network } from './network.ts'

/** A user's device: a client, its network and a storage that outlives its replicas. */
export interface Device {
  readonly client: TaskwireClient
  readonly network: Network
  /** The same device after a restart: a new client with the stored session and replica. */
  restart(): Device
  /** Opens the replica. The previous one must be disposed. */
  open(options?: ReplicaOptions): TaskReplica
}

export async function createDevice(
  url: string,
  credentials: { email: string; password: string },
  isNew = false,
): Promise<Device> {
  const device = boot(url, createNetwork(), memorySession(), memoryStorage())
  await (isNew ? device.client.session.signUp(credentials) : device.client.session.signIn(credentials))
  return device
}

function boot(url: string, network: Network, store: SessionStore, storage: ReplicaStorage): Device {
  const client = createClient({ url, fetch: network.fetch, store })
  return {
    client,
    network,
    restart: () => boot(url, network, store, storage),
    open: (options) => openTaskReplica(client, { storage: () => storage, ...options }),
  }
}

type AnySnapshot = Pick<Snapshot, 'status' | 'issues' | 'tasks'> | ReplicaSnapshot

/** Waits for a snapshot that satisfies `condition`. After the time limit, throws with the last snapshot. */
export function until<Content extends AnySnapshot>(
  replica: { readonly getSnapshot: () => Content; readonly subscribe: TaskReplica['subscribe'] },
  isSo: (snapshot: Content) => boolean,
  ms = 60_000,
): Promise<Content> {
  const { promise, resolve, reject } = Promise.withResolvers<Content>()
  const look = () => {
    const snapshot = replica.getSnapshot()
    if (isSo(snapshot)) resolve(snapshot)
  }
  const leave = replica.subscribe(look)
  const limit = setTimeout(() => {
    const { tasks, issues, status } = replica.getSnapshot()
    reject(new Error(`it never came to be: ${JSON.stringify({ status, issues, tasks: tasks.slice(0, 5) })}`))
  }, ms)
  look()
  return promise.finally(() => {
    leave()
    clearTimeout(limit)
  })
}

export const isSettled = ({ status }: AnySnapshot) => status.pending === 0
export const isLive = ({ status }: AnySnapshot) => status.connection === 'live'
export const titles = ({ tasks }: ReplicaSnapshot) =>
  tasks.map(({ title }) => title).toSorted((a, b) => (a < b ? -1 : 1))
