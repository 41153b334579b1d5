import { appRouter } from '@taskwire/api'
import { TRPCClientError } from '@trpc/client'
import type { AnyTRPCProcedure } from '@trpc/server'
import { describe, expect, test } from 'vitest'
import { makeAdmin, makePerson, password } from './harness/people.ts'
import { forFile } from './harness/for-file.ts'
import { startService } from './harness/start-service.ts'
import { openTransport, transportNames } from './harness/trpc-links.ts'

// What only admins may do, and registering on a closed server, is refused in the same way by every transport. The
// conformance test of authorization has the REST contracts.

const service = forFile(await startService())
const { port } = service
const [person, admin] = [await makePerson(service), await makeAdmin(service)]
Object.assign(service.deps.policy, { registration: 'closed' })

const forAdmins = Object.entries(
  appRouter._def.procedures as unknown as Record<string, AnyTRPCProcedure>,
).filter(([name]) => name.startsWith('admin.'))

async function refusalOf(call: Promise<unknown>): Promise<{ code: unknown; message: string }> {
  try {
    await call
  } catch (error) {
    if (!(error instanceof TRPCClientError)) throw error
    return { code: (error.data as { error_code?: string } | null)?.error_code, message: error.message }
  }
  throw new Error('the call was not refused')
}

describe.each(transportNames)('%s', (transport) => {
  // A socket opens with a valid token only.
  const canCall = (token: string | undefined) => token !== undefined || transport !== 'wsLink'

  test('refuses every procedure of admins to users and to nobody, with valid input too', async () => {
    expect(forAdmins.length).toBeGreaterThan(12)
    const input = { id: admin.user_id, session_id: admin.user_id, token_id: admin.user_id, role: 'user' }
    for (const [token, refusal] of [
      [person.token, { code: 'FORBIDDEN', message: 'Only an admin may do this, signed in as a person' }],
      [undefined, { code: 'UNAUTHENTICATED', message: 'A valid access token is required' }],
    ] as const) {
      if (!canCall(token)) continue
      using opened = openTransport(transport, { port, token })
      for (const [name, procedure] of forAdmins) {
        const { type } = procedure._def
        if (type === 'subscription') throw new Error(`${name} needs a test of its own`)
        expect([name, await refusalOf(opened.client[type](name, input))]).toEqual([name, refusal])
      }
    }
    const unchanged = await service.send('GET', '/api/auth/me', { token: admin.token })
    expect(unchanged.body).toMatchObject({ id: admin.user_id, role: 'admin', is_active: true })
  })

  test('registers nobody on a closed server, whoever asks', async () => {
    const input = { email: `new-${transportNames.indexOf(transport)}@example.com`, password }
    for (const token of [undefined, person.token, admin.token].filter(canCall)) {
      using opened = openTransport(transport, { port, token })
      expect(await refusalOf(opened.client.mutation('auth.register', input))).toEqual({
        code: 'REGISTRATION_CLOSED',
        message: 'This server takes no new accounts',
      })
    }
    const users = service.db.selectFrom('users').select('id').where('email', '=', input.email)
    expect(await users.execute()).toEqual([])
  })
})
