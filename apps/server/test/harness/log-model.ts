import { setTimeout as pause } from 'node:timers/promises'

/** A write that may be sent any number of times. */
export interface Write {
  readonly op: 'create' | 'update' | 'complete' | 'delete' | 'restore'
  readonly id: string
  readonly title?: string
  readonly completed?: boolean
  readonly op_id: string
}

export interface Acknowledged {
  readonly write: Write
  readonly revision: number
}

/** Sends a write until its outcome is certain; undefined when it was refused. Throws on an error of the service. */
export async function acknowledge(
  originOf: () => string,
  token: string,
  write: Write,
): Promise<Acknowledged | undefined> {
  const { op, ...input } = write
  const revision = await sendUntilCertain(originOf, token, `tasks.${op}`, input)
  return revision === undefined ? undefined : { write, revision }
}

/**
 * Calls a procedure until the outcome is certain. Returns the revision of the response; undefined when the call was refused. Throws
 * on an error of the service.
 */
export async function sendUntilCertain(
  originOf: () => string,
  token: string,
  path: string,
  input: object,
): Promise<number | undefined> {
  // Longer each time: while a server restarts, retries of many writers would take its processor.
  for (let wait = 20; ; wait = Math.min(wait * 2, 500)) {
    const response = await fetch(`${originOf()}/trpc/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(30_000),
    }).catch(() => undefined)
    const body = await response?.json().catch(() => undefined)
    if (response === undefined || body === undefined || response.status === 503) await pause(wait)
    else if (response.ok) return (body as { result: { data: { revision: number } } }).result.data.revision
    else if (response.status >= 500) throw new Error(`${path} was answered ${JSON.stringify(body)}`)
    else return undefined
  }
}

export interface ModelTask {
  title: string
  completed: boolean
}

/** The tasks after these writes, in the order of their revisions. */
export function expectedTasks(acknowledged: readonly Acknowledged[]): Map<string, ModelTask> {
  const living = new Map<string, ModelTask>()
  const deleted = new Map<string, ModelTask>()
  for (const { write } of inOrder(acknowledged)) {
    const { id, op } = write
    const task = living.get(id) ?? deleted.get(id)
    if (op === 'create') living.set(id, { title: write.title ?? '', completed: false })
    else if (task === undefined) throw new Error(`${op} was acknowledged, and there was no such task`)
    else if (op === 'update') task.title = write.title ?? task.title
    else if (op === 'complete') task.completed = write.completed ?? task.completed
    else {
      const [from, to] = op === 'delete' ? [living, deleted] : [deleted, living]
      from.delete(id)
      to.set(id, task)
    }
  }
  return living
}

/** A restore of a living task returns the revision of another write and changes nothing. */
function inOrder(acknowledged: readonly Acknowledged[]): Acknowledged[] {
  const late = ({ write }: Acknowledged) => (write.op === 'restore' ? 1 : 0)
  return acknowledged.toSorted((a, b) => a.revision - b.revision || late(a) - late(b))
}

/** A small random number generator in [0, 1) with a seed. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
