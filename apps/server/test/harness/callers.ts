import { randomBytes } from 'node:crypto'
import { scopes, type Access, type Scope } from '@taskwire/domain'
import { expect } from 'vitest'
import { makeAdmin, makePerson, makeToken, type Person } from './people.ts'
import type { Service } from './start-service.ts'

/** A caller and the access that it has. */
interface Caller {
  readonly name: string
  readonly token: string
  readonly may: readonly Access[]
  /** True when the requested tasks belong to another user. */
  readonly isStranger?: boolean
}

const everything: Access[] = ['tasks:read', 'tasks:write', 'tasks:add']
const session: Access[] = [...everything, 'session']

/** Every kind of caller: those without access, each under a name, and those with a valid token. */
export async function makeCallers(service: Service) {
  const [owner, stranger] = [await makePerson(service), await makePerson(service)]
  const admin = await makeAdmin(service)
  const tokenFor = async (...given: Scope[]) => (await makeToken(service, owner, given)).token
  const refused: Record<string, string | undefined> = {
    nobody: undefined,
    garbage: 'garbage',
    'a token that never was': `tw_${randomBytes(32).toString('base64url')}`,
    'an expired session': expiredSession(service, owner),
    'an expired token': await expiredToken(service, owner),
    'a revoked token': await revokedToken(service, owner),
    ...(await deactivated(service, admin)),
  }
  const callers: readonly Caller[] = [
    { name: 'a session of the owner', token: owner.token, may: session },
    { name: 'a session of another', token: stranger.token, may: session, isStranger: true },
    { name: 'a session of an admin', token: admin.token, may: [...session, 'admin'], isStranger: true },
    { name: 'a token to read', token: await tokenFor('tasks:read'), may: ['tasks:read'] },
    { name: 'a token to add', token: await tokenFor('tasks:add'), may: ['tasks:add'] },
    { name: 'a token to write', token: await tokenFor('tasks:write'), may: everything },
    {
      name: "an admin's token for everything",
      token: (await makeToken(service, admin, scopes)).token,
      may: everything,
      isStranger: true,
    },
  ]
  return { owner, admin, refused, callers }
}

function expiredSession({ deps }: Service, owner: Person): string {
  const claims = deps.accessTokens.verify(owner.token)
  if (claims === undefined) throw new Error('the token of the owner is not valid')
  return deps.accessTokens.issue(claims, -1)
}

async function expiredToken(service: Service, owner: Person): Promise<string> {
  const { id, token } = await makeToken(service, owner, scopes)
  const expires_at = service.deps.now()
  await service.db.updateTable('personal_tokens').set({ expires_at }).where('id', '=', id).execute()
  return token
}

async function revokedToken(service: Service, owner: Person): Promise<string> {
  const { id, token } = await makeToken(service, owner, scopes)
  await expectOpen(service, token)
  await service.send('DELETE', `/api/access-tokens/${id}`, { token: owner.token })
  return token
}

async function deactivated(service: Service, admin: Person): Promise<Record<string, string>> {
  const leaver = await makePerson(service)
  const { token } = await makeToken(service, leaver, scopes)
  for (const each of [leaver.token, token]) await expectOpen(service, each)
  const path = `/api/admin/users/${leaver.user_id}/deactivate`
  await service.send('POST', path, { token: admin.token, body: {} })
  return { 'a session of a deactivated user': leaver.token, 'a token of a deactivated user': token }
}

/** The token works before it is revoked, so the server has cached it and must evict it. */
async function expectOpen(service: Service, token: string): Promise<void> {
  expect((await service.send('GET', '/api/tasks', { token })).status).toBe(200)
}
