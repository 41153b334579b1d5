import { TRPCClientError } from '@trpc/client'
import type { Connection } from '../connection.ts'
import { tokenUser } from '../token-user.ts'

/**
 * A connection that calls as one user only. The session may change between the decision to send and the moment at which
 * the token is read, in another tab too: a token of somebody else is not called with.
 */
export function ownConnection(connection: Connection, user_id: string): Connection {
  const { access } = connection
  const own = async (reading: Promise<string | undefined>) => {
    const token = await reading
    const user = tokenUser(token ?? null)
    if (user !== undefined && user !== user_id)
      throw TRPCClientError.from(new Error('Another user is signed in'))
    return token
  }
  return {
    ...connection,
    access: { ...access, token: () => own(access.token()), renew: (refused) => own(access.renew(refused)) },
  }
}

/** The owner of this user's storage: `user@server`. */
export function ownerOf({ endpoint }: Connection, user: string): string {
  return `${user}@${serverOf(endpoint)}`
}

/** A server by one name: `localhost` and the loopback addresses are the same machine. */
function serverOf(endpoint: string): string {
  const url = new URL(endpoint)
  if (/^(?:127(?:\.\d+){3}|\[::1\]|.+\.localhost)$/.test(url.hostname)) url.hostname = 'localhost'
  return url.href.replace(/\/trpc$/, '')
}
