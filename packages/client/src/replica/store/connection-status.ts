/**
 * How a replica is connected to its server:
 *
 * - `live`: a stream delivers changes at once.
 * - `polling`: no stream is available, so the replica asks for changes with long polls.
 * - `connecting`: the first response is still missing.
 * - `offline`: the server can't be reached; the replica retries.
 * - `signed-out`: the replica waits for a sign-in.
 */
export const connectionStates = ['live', 'polling', 'connecting', 'offline', 'signed-out'] as const

/** One of {@link connectionStates}. */
export type ConnectionState = (typeof connectionStates)[number]

/** Why pushing doesn't succeed at present: the server can't be reached, or it returns an error that may pass. */
export type PushTrouble = 'offline' | 'connecting'

/** Merges the reports of the pull loop and the push loop into the one state that is shown. */
export interface ConnectionStatus {
  readonly current: () => ConnectionState
  readonly setPull: (state: ConnectionState) => void
  /** Undefined after a request that succeeded, or when this tab no longer leads. */
  readonly setPush: (trouble: PushTrouble | undefined) => void
}

export interface ConnectionStatusEvents {
  /** `current` returns another state. */
  readonly onChange: () => void
  /** A push succeeded although the pull loop believes that the server is offline. */
  readonly onReachable: () => void
}

export function createConnectionStatus({ onChange, onReachable }: ConnectionStatusEvents): ConnectionStatus {
  let pull: ConnectionState = 'connecting'
  let push: PushTrouble | undefined
  let shown: ConnectionState = 'connecting'

  const update = () => {
    // A stream may stay open for a while after requests stopped getting through.
    const isOpen = pull === 'live' || pull === 'polling'
    const next = isOpen ? (push ?? pull) : pull
    if (next === shown) return
    shown = next
    onChange()
  }
  return {
    current: () => shown,
    setPull(state) {
      pull = state
      update()
    },
    setPush(trouble) {
      push = trouble
      if (trouble === undefined && pull === 'offline') onReachable()
      update()
    },
  }
}
