import type { TRPCLink } from '@trpc/client'
import type { ClientRouter } from '../client-router.ts'
import type { Connection } from '../connection.ts'
import { sseLink } from './sse-link.ts'

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

/** The link of a kind of stream. Few ask for sockets: their code comes when somebody does. */
export async function streamLink(
  connection: Connection,
  kind: Exclude<StreamKind, 'none'>,
  watch: StreamWatch,
): Promise<StreamLink> {
  if (kind === 'sse') return sseLink(connection, watch)
  const { socketLink } = await import('./socket-link.ts')
  return socketLink(connection, watch)
}
