import type { TabMessage } from './tab-message.ts'

/** One tab's part in the election of a leader. */
export interface LeaderElection {
  /** Sends a message to all other tabs. */
  post(message: TabMessage): void
  readonly isLeader: () => boolean
  /** Takes the lead from a leader that doesn't respond. Does nothing in a hidden tab, and in the leader. */
  ensureLeader(): void
  leave(): void
}

export interface LeaderElectionOptions {
  /** Names the lock and the channel; the same in all tabs of one storage. */
  readonly name: string
  /** Runs as long as this tab leads; the signal aborts when the tab loses the lead. */
  readonly lead: (signal: AbortSignal) => Promise<void>
  readonly onMessage: (message: TabMessage) => void
  /** This tab has become the leader, or no longer is. */
  readonly onLeaderChange: () => void
  /** Called every few seconds in the leader. */
  readonly onCheck: () => void
}

/** Milliseconds that a leader has to respond. It responds at once unless the browser has frozen its tab. */
const RESPONSE_MS = 1_500
/** Milliseconds until a tab that lost the lead queues for it again. */
const REQUEUE_MS = 100
/** Milliseconds between two checks whether the leader still responds. */
const CHECK_MS = 5_000

/**
 * Elects a leader among the tabs that share a storage, with a web lock: the browser passes the lock on when a tab closes, and a visible
 * tab steals it from a leader that is frozen.
 */
export function joinElection(options: LeaderElectionOptions): LeaderElection {
  const { name, lead, onMessage, onLeaderChange, onCheck } = options
  const channel = new BroadcastChannel(name)
  const left = new AbortController()
  /** Present while this tab leads. */
  let term: AbortController | undefined
  let deadline: ReturnType<typeof setTimeout> | undefined

  channel.addEventListener('message', ({ data }: MessageEvent<TabMessage>) => {
    if (data.type === 'status' || data.type === 'step') {
      clearTimeout(deadline)
      deadline = undefined
    }
    onMessage(data)
  })
  const post = (message: TabMessage) => {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- BroadcastChannel takes no origin
    if (!left.signal.aborted) channel.postMessage(message)
  }
  const holdLock = async () => {
    const own = new AbortController()
    term = own
    onLeaderChange()
    try {
      await lead(AbortSignal.any([own.signal, left.signal]))
    } finally {
      own.abort()
      if (term === own) term = undefined
      onLeaderChange()
    }
  }
  const requestLock = async (lock: LockOptions) => {
    try {
      await navigator.locks.request(name, lock, holdLock)
    } catch {
      // Another tab stole the lock, or this tab leaves.
      term?.abort()
      await new Promise((resolve) => setTimeout(resolve, REQUEUE_MS))
    }
  }
  const queueForLock = async () => {
    while (!left.signal.aborted) await requestLock({ signal: left.signal })
  }
  const ensureLeader = () => {
    if (deadline !== undefined || term !== undefined || !isVisible()) return
    deadline = setTimeout(() => {
      deadline = undefined
      if (term === undefined && isVisible() && !left.signal.aborted) void requestLock({ steal: true })
    }, RESPONSE_MS)
    post({ type: 'hello' })
  }
  const timer = setInterval(() => (term === undefined ? ensureLeader() : onCheck()), CHECK_MS)
  void queueForLock()
  ensureLeader()
  return {
    post,
    isLeader: () => term !== undefined,
    ensureLeader,
    leave() {
      left.abort()
      clearTimeout(deadline)
      clearInterval(timer)
      channel.close()
    },
  }
}

/** Whether this runtime can elect a leader among tabs. */
export function canElect(): boolean {
  return typeof BroadcastChannel !== 'undefined' && typeof navigator !== 'undefined' && 'locks' in navigator
}

function isVisible(): boolean {
  return typeof document === 'undefined' || document.visibilityState === 'visible'
}
