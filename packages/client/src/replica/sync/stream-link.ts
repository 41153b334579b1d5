import type { TRPCLink } from '@trpc/client'
import type { ClientRouter } from '../../client-router.ts'

/** How the server pushes changes: by server-sent events, over a WebSocket, or not at all (`none`: the replica polls). */
export type StreamKind = 'sse' | 'websocket' | 'none'

/** Callbacks of a stream. */
export interface StreamWatch {
  /** Bytes arrived, if only a ping. */
  onActivity(): void
  /** The server is about to close the stream, and asks for a return after these milliseconds. */
  onFarewell(delayMs: number): void
  /** The server responded with a status other than 200. */
  onRefused(status: number): void
}

/** The tRPC link for subscriptions. */
export interface StreamLink {
  readonly link: TRPCLink<ClientRouter>
  readonly close: () => void
}
