import { expect, test } from 'vitest'
import { createClient } from './create-client.ts'
import { exportAccount } from './export-account.ts'
import { memorySession } from './session-store.ts'

const ofAda = `e30.${btoa('{"sub":"ada"}')}.x`

/** A client of a server under a prefix, whose answers to the export come from here, in their order. */
function clientAnswered(...answers: (() => Response)[]) {
  const asked: string[] = []
  const client = createClient({
    url: 'http://server/tasks',
    store: memorySession('{"user":"ada","refresh_token":"first"}'),
    fetch: async (url, init) => {
      const address = new Request(url).url
      if (address.includes('auth.refresh')) {
        const tokens = { access_token: ofAda, expires_in: 900, refresh_token: `after ${asked.length}` }
        return Response.json({ result: { data: tokens } })
      }
      asked.push(`${address} ${new Headers(init?.headers).get('authorization')}`)
      return answers[asked.length - 1]?.() ?? new Response(null, { status: 500 })
    },
  })
  return { client, asked }
}

const refused = () => new Response('{}', { status: 401 })

test('asks as whoever is signed in, once more with a new token when the first is refused', async () => {
  const { client, asked } = clientAnswered(refused, () => Response.json({ tasks: [] }))
  expect(await (await exportAccount(client)).json()).toEqual({ tasks: [] })
  expect(asked).toEqual(Array(2).fill(`http://server/tasks/api/account/export Bearer ${ofAda}`))
})

test('a refusal is no file', async () => {
  const { client, asked } = clientAnswered(refused, refused)
  await expect(exportAccount(client)).rejects.toThrow('401')
  expect(asked.length).toBe(2)
  await expect(exportAccount(clientAnswered().client)).rejects.toThrow('500')
})
