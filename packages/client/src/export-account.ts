import { connectionOf } from './connection.ts'
import type { TaskwireClient } from './taskwire-client.ts'

/**
 * Everything that is kept of whoever is signed in, as a JSON document. It comes in pieces, so that an answer of any size can be
 * written down as it is read; reading rejects when it breaks off.
 *
 * @throws Error when the server refuses, or cannot be reached
 */
export async function exportAccount(client: TaskwireClient): Promise<Response> {
  const { endpoint, access, fetch } = connectionOf(client)
  const ask = (token: string | undefined) =>
    fetch(endpoint.replace(/\/trpc$/, '/api/account/export'), {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    })
  const token = await access.token()
  let response = await ask(token)
  if (response.status === 401 && token !== undefined) response = await ask(await access.renew(token))
  if (!response.ok) throw new Error(`The export was answered with ${response.status}`)
  return response
}
