import type { ReplicaDelta, Trash } from '@taskwire/domain'
import type { ConnectionState } from './status.ts'

/** What tabs tell each other. */
export type TabMessage =
  /** A step was stored; `version` when it was one of the leader's. */
  | { readonly type: 'step'; readonly delta: ReplicaDelta; readonly version?: number | undefined }
  /** The leader is there, how it stands to the server, and how many steps there were. */
  | { readonly type: 'status'; readonly connection: ConnectionState; readonly version: number }
  | { readonly type: 'hello' }
  | { readonly type: 'wake' }
  /** A tab that does not lead looked into the trash; the leader stores what it found. */
  | { readonly type: 'trash'; readonly trash: Trash }
  /** Everything was purged. */
  | { readonly type: 'purged' }

export interface Tabs {
  post(message: TabMessage): void
  readonly isLeader: () => boolean
  /** A visible tab that the leader does not answer takes its place. */
  ensureLeader(): void
  leave(): void
}

export interface TabsOptions {
  readonly name: string
  /** Runs for as long as this tab leads. */
  readonly lead: (signal: AbortSignal) => Promise<void>
  readonly onMessage: (message: TabMessage) => void
  /** This tab has begun to lead, or leads no longer. */
  readonly onTurn: () => void
  /** Called every few seconds in the tab that leads. */
  readonly onLook: () => void
}

/** Milliseconds that a leader has to answer: it does so at once unless it is frozen. */
const PATIENCE_MS = 1_500
/** Milliseconds until a tab that lost the lead queues for it. */
const AGAIN_MS = 100
/** How often a visible tab looks whether its leader still answers. */
const LOOK_MS = 5_000

/** Elects one of the tabs that share a storage. The browser hands its lock on when a tab closes; from a frozen one it is taken. */
export function joinTabs({ name, lead, onMessage, onTurn, onLook }: TabsOptions): Tabs {
  const channel = new BroadcastChannel(name)
  const left = new AbortController()
  let term: AbortController | undefined
  let patience: ReturnType<typeof setTimeout> | undefined

  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data.type === 'status' || data.type === 'step') {
      clearTimeout(patience)
      patience = undefined
    }
    onMessage(data)
  })
  const post = (message: TabMessage) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin
    if (!left.signal.aborted) channel.postMessage(message)
  }
  const hold = async () => {
    const own = new AbortController()
    term = own
    onTurn()
    try {
      await lead(AbortSignal.any([own.signal, left.signal]))
    } finally {
      own.abort()
      if (term === own) term = undefined
      onTurn()
    }
  }
  const ask = async (options: LockOptions) => {
    try {
      await navigator.locks.request(name, options, hold)
    } catch {
      // Stolen, or this tab leaves.
      term?.abort()
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS))
    }
  }
  const elect = async () => {
    while (!left.signal.aborted) await ask({ signal: left.signal })
  }
  const ensureLeader = () => {
    if (patience !== undefined || term !== undefined || !isVisible()) return
    patience = setTimeout(() => {
      patience = undefined
      if (term === undefined && isVisible() && !left.signal.aborted) void ask({ steal: true })
    }, PATIENCE_MS)
    post({ type: 'hello' })
  }
  const looking = setInterval(() => (term === undefined ? ensureLeader() : onLook()), LOOK_MS)
  void elect()
  ensureLeader()
  return {
    post,
    isLeader: () => term !== undefined,
    ensureLeader,
    leave() {
      left.abort()
      clearTimeout(patience)
      clearInterval(looking)
      channel.close()
    },
  }
}

function isVisible(): boolean {
  return typeof document === 'undefined' || document.visibilityState === 'visible'
}
