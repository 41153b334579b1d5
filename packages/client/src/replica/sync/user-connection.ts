import { TRPCClientError } from '@trpc/client'
import type { Connection } from '../../connection.ts'
import { tokenUser } from '../../token-user.ts'

/**
 * Returns a connection that calls only as this user. The session may change, in another tab too, after the decision to send and
 * before the token is read: another user's token is never sent.
 */
export function userConnection(connection: Connection, user_id: string): Connection {
  const { tokens } = connection
  const own = async (reading: Promise<string | undefined>) => {
    const token = await reading
    const user = tokenUser(token ?? null)
    if (user !== undefined && user !== user_id)
      throw TRPCClientError.from(new Error('Another user is signed in'))
    return token
  }
  return {
    ...connection,
    tokens: { ...tokens, token: () => own(tokens.token()), renew: (refused) => own(tokens.renew(refused)) },
  }
}

/** Whether the client is signed in as this user. */
export function isSignedInAs({ tokens }: Connection, user_id: string): boolean {
  return tokens.session()?.user === user_id
}
