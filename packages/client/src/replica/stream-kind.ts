import type { TRPCLink } from '@trpc/client'
import type { ClientRouter } from '../client-router.ts'

/** How changes are pushed: by server-sent events, over a WebSocket, or not at all. */
export type StreamKind = 'sse' | 'websocket' | 'none'

export interface StreamWatch {
  /** Bytes of the stream came in, be they only a sign of life. */
  heard(): void
  /** The stream was answered with a status other than 200. */
  refused(status: number): void
}

/** What subscriptions go through. */
export interface StreamLink {
  readonly link: TRPCLink<ClientRouter>
  readonly close: () => void
}
