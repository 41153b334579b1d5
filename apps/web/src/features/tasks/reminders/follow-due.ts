import type { RouterOutputs, TaskwireClient } from '@taskwire/client'
import { createStoredValue } from '../../../shared/storage/stored-value.ts'

/** A reminder that the server has delivered. Its task and moment identify it. */
export type DueReminder = Pick<RouterOutputs['reminders']['list'][number], 'task_id' | 'moment'>

/** What the tab that follows the stream tells the others. */
interface DuePage {
  readonly reminders: readonly DueReminder[]
  /** Where another tab continues. */
  readonly cursor: string
}

interface FollowOptions {
  readonly client: Pick<TaskwireClient, 'reminders'>
  readonly user: string
  /** Called in one tab for each reminder. */
  readonly onDue: (reminder: DueReminder) => void
}

const NAME = 'taskwire.reminders'
/** Where the last page ended, so that the next one shows what became due in between. */
const last = createStoredValue(
  NAME,
  (json) => json as { readonly user: string; readonly cursor: string } | undefined,
)
/** Milliseconds until a stream that ended is opened again. */
const RETRY_MS = 10_000
/** Milliseconds for which a tab claims a reminder. Every other tab has seen it by then. */
const CLAIM_MS = 30_000

/**
 * Follows the reminders that are due, until the returned function is called. Of several tabs one follows the stream, because a browser
 * opens few connections to a server, and one shows a reminder: the one in use.
 */
export function followDue({ client, user, onDue }: FollowOptions): () => void {
  const left = new AbortController()
  const { signal } = left
  const channel = new BroadcastChannel(`${NAME}:${user}`)
  const seen = new Set<string>()
  // The first page of an app starts at its own load, since the stream opens some seconds later.
  let cursor =
    last.read()?.user === user ? last.read()?.cursor : new Date(performance.timeOrigin).toISOString()

  const receive = (page: DuePage) => {
    cursor = page.cursor
    last.write({ user, cursor })
    for (const reminder of page.reminders) {
      const key = keyOf(reminder)
      if (seen.has(key)) continue
      seen.add(key)
      void claim(key).then((isOurs) => isOurs && !signal.aborted && onDue(reminder))
    }
  }
  channel.addEventListener('message', ({ data }: MessageEvent<DuePage>) => receive(data))

  const stream = () =>
    new Promise<void>((resolve) => {
      const end = () => resolve()
      const subscription = client.reminders.onDue.subscribe(
        { lastEventId: cursor },
        {
          onData: ({ data }) => {
            receive(data)
            // oxlint-disable-next-line unicorn/require-post-message-target-origin -- BroadcastChannel takes no origin
            channel.postMessage(data)
          },
          onStopped: end,
          onComplete: end,
          onError: end,
        },
      )
      signal.addEventListener('abort', () => {
        subscription.unsubscribe()
        end()
      })
    })
  const lead = async () => {
    while (!signal.aborted) {
      await stream()
      await pause(RETRY_MS, signal)
    }
  }
  void withLock(`${NAME}:${user}`, signal, lead)
  return () => {
    left.abort()
    channel.close()
  }
}

function keyOf({ task_id, moment }: DueReminder): string {
  return `${task_id} ${moment}`
}

/** Returns whether this tab shows a reminder. The tab in use asks first, a hidden one last. */
async function claim(key: string): Promise<boolean> {
  // Undefined on an origin that is not secure.
  const locks = navigator.locks as LockManager | undefined
  if (locks === undefined) return true
  await pause(document.hasFocus() ? 0 : document.visibilityState === 'visible' ? 200 : 1_000)
  return new Promise((resolve) => {
    void locks.request(`${NAME}:${key}`, { ifAvailable: true }, async (lock) => {
      resolve(lock !== null)
      if (lock !== null) await pause(CLAIM_MS)
    })
  })
}

/** Runs a function in one tab at a time. Without locks it runs in each. */
async function withLock(name: string, signal: AbortSignal, run: () => Promise<void>): Promise<void> {
  const locks = navigator.locks as LockManager | undefined
  if (locks === undefined) return run()
  // Rejects when this tab leaves while it waits.
  await locks.request(name, { signal }, run).catch(() => undefined)
}

function pause(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
