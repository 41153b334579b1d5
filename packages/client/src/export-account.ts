import { connectionOf } from './connection.ts'
import type { TaskwireClient } from './taskwire-client.ts'

/**
 * Exports everything that the server stores about the signed-in user, as a JSON document. The body is a stream, so that a document of
 * any size can be saved while it arrives; reading it rejects when the connection breaks.
 *
 * @throws Error when the server refuses or can't be reached
 * @example
 * const response = await exportAccount(client)
 * const account = await response.json()
 */
export async function exportAccount(client: TaskwireClient): Promise<Response> {
  const { endpoint, tokens, fetch } = connectionOf(client)
  const request = (token: string | undefined) =>
    fetch(endpoint.replace(/\/trpc$/, '/api/account/export'), {
      headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
    })
  const token = await tokens.token()
  let response = await request(token)
  if (response.status === 401 && token !== undefined) response = await request(await tokens.renew(token))
  if (!response.ok) throw new Error(`The export failed with status ${response.status}`)
  return response
}
