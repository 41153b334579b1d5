import { expect, test } from 'vitest'
import { createClient } from './create-client.ts'
import { exportAccount } from './export-account.ts'
import { memorySession } from './session-store.ts'

const ofAda = `e30.${btoa('{"sub":"ada"}')}.x`

/** A client of a server under a prefix that returns these responses to the export, in order. */
function clientWithResponses(...responses: (() => Response)[]) {
  const requests: string[] = []
  const client = createClient({
    url: 'http://server/tasks',
    store: memorySession('{"user":"ada","refresh_token":"first"}'),
    fetch: async (url, init) => {
      const address = new Request(url).url
      if (address.includes('auth.refresh')) {
        const tokens = { access_token: ofAda, expires_in: 900, refresh_token: `after ${requests.length}` }
        return Response.json({ result: { data: tokens } })
      }
      requests.push(`${address} ${new Headers(init?.headers).get('authorization')}`)
      return responses[requests.length - 1]?.() ?? new Response(null, { status: 500 })
    },
  })
  return { client, requests }
}

const refused = () => new Response('{}', { status: 401 })

test('sends the token of the signed-in user, and once more a new token after a 401', async () => {
  const { client, requests } = clientWithResponses(refused, () => Response.json({ tasks: [] }))
  expect(await (await exportAccount(client)).json()).toEqual({ tasks: [] })
  expect(requests).toEqual(Array(2).fill(`http://server/tasks/api/account/export Bearer ${ofAda}`))
})

test('rejects when the server refuses', async () => {
  const { client, requests } = clientWithResponses(refused, refused)
  await expect(exportAccount(client)).rejects.toThrow('401')
  expect(requests.length).toBe(2)
  await expect(exportAccount(clientWithResponses().client)).rejects.toThrow('500')
})
