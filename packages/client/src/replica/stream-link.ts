import type { Connection } from '../connection.ts'
import { sseLink } from './sse-link.ts'
import type { StreamKind, StreamLink, StreamWatch } from './stream-kind.ts'

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
