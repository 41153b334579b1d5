import { beforeAll, describe, expect, test, vi } from 'vitest'
import { atOnce } from '../testing/at-once.ts'
import { createTestWorld, failureOf, testPassword, type Person, type TestWorld } from '../testing/index.ts'
import { setRole } from './manage-users.ts'

let world: TestWorld
let admin: Person

beforeAll(async () => {
  world = await createTestWorld()
  admin = await world.person('admin@example.com')
  await setRole(world.deps, { id: admin.actor.user_id, role: 'admin' })
  return () => world[Symbol.asyncDispose]()
})

const idOf = ({ actor }: Person) => ({ id: actor.user_id })
const codeOf = async (work: PromiseLike<unknown>) => (await failureOf(work)).code
const isOut = (token: string) => codeOf(world.call(token).tasks.list())
const typesOf = async ({ call }: Pick<Person, 'call'>) =>
  (await call.account.activity()).map(({ type }) => type)

/** The events of an admin about one account, newest first. */
const audit = async (about: string) =>
  (await admin.call.account.activity({ limit: 100 }))
    .filter((event) => event.about === about)
    .map(({ type }) => type)

async function signIn({ email }: Person) {
  return (await world.call().auth.login({ email, password: testPassword })).access_token
}

describe('an admin', () => {
  test('ends one session, one token, or all access of a user', async () => {
    const person = await world.person()
    const other = await signIn(person)
    const [script, job] = [
      await person.call.accessTokens.create({ name: 'script', scopes: ['tasks:read'] }),
      await person.call.accessTokens.create({ name: 'job', scopes: ['tasks:read'] }),
    ]
    await Promise.all([other, script.token, job.token].map((token) => world.call(token).tasks.list()))
    const { users } = admin.call.admin
    const sessions = await users.sessions(idOf(person))
    expect(sessions).toEqual(
      (await person.call.sessions.list()).map((session) => ({ ...session, is_current: false })),
    )
    const tokens = await users.accessTokens(idOf(person))
    expect(tokens.map(({ name }) => name)).toEqual(['job', 'script'])
    expect(JSON.stringify(tokens)).not.toContain(script.token)

    const session_id = sessions.find(({ id }) => id !== person.actor.session_id)?.id ?? ''
    await users.endSession({ ...idOf(person), session_id })
    expect(await isOut(other)).toBe('UNAUTHENTICATED')
    await users.revokeAccessToken({ ...idOf(person), token_id: script.id })
    expect(await isOut(script.token)).toBe('UNAUTHENTICATED')
    expect((await typesOf(person)).slice(0, 2)).toEqual([
      'access_token_revoked_by_admin',
      'session_ended_by_admin',
    ])
    expect(await world.call(job.token).tasks.list()).toEqual([])
    await person.call.auth.me()

    expect(await users.endAccess(idOf(person))).toEqual({ sessions: 1 })
    for (const token of [person.access_token, job.token]) expect(await isOut(token)).toBe('UNAUTHENTICATED')
    const again = world.call(await signIn(person))
    expect((await typesOf({ call: again })).slice(0, 2)).toEqual(['signed_in', 'access_ended_by_admin'])
    expect(await audit(person.email)).toEqual([
      'user_access_ended',
      'user_access_token_revoked',
      'user_session_ended',
    ])
  })

  test("ends no session or token of another user under a user's address", async () => {
    const [person, other] = [await world.person(), await world.person()]
    const { id: token_id, token } = await other.call.accessTokens.create({
      name: 'x',
      scopes: ['tasks:read'],
    })
    const { users } = admin.call.admin
    for (const session_id of [other.actor.session_id, world.deps.newId(), 'x'])
      expect(await codeOf(users.endSession({ ...idOf(person), session_id }))).toBe('SESSION_NOT_FOUND')
    for (const id of [token_id, 'x'])
      expect(await codeOf(users.revokeAccessToken({ ...idOf(person), token_id: id }))).toBe(
        'ACCESS_TOKEN_NOT_FOUND',
      )
    for (const id of ['x', world.deps.newId()])
      for (const call of [
        () => users.sessions({ id }),
        () => users.accessTokens({ id }),
        () => users.endSession({ id, session_id: other.actor.session_id }),
        () => users.revokeAccessToken({ id, token_id }),
        () => users.endAccess({ id }),
        () => users.delete({ id }),
      ])
        expect(await codeOf(call())).toBe('USER_NOT_FOUND')
    await other.call.auth.me()
    expect(await world.call(token).tasks.list()).toEqual([])
  })

  test('deletes a user with all data, who is signed out and mailed', async () => {
    const person = await world.person()
    await person.call.tasks.create({ title: 'gone' })
    const wake = vi.spyOn(world.deps.wakeBus, 'wake')
    await admin.call.admin.users.delete(idOf(person))
    // Their streams check the session again, and end.
    expect(wake).toHaveBeenCalledWith(person.actor.user_id)
    wake.mockRestore()
    expect(await isOut(person.access_token)).toBe('UNAUTHENTICATED')
    expect(
      await world.deps.db
        .selectFrom('tasks')
        .select('id')
        .where('user_id', '=', person.actor.user_id)
        .execute(),
    ).toEqual([])
    const [message] = (await world.deps.mailed()).filter(
      ({ subject }) => subject === 'Your account was deleted',
    )
    expect(message).toMatchObject({ to: person.email, text: expect.stringContaining('An admin') })
    expect(await audit(person.email)).toEqual(['user_deleted'])
    expect((await world.call().auth.register({ email: person.email, password: testPassword })).id).not.toBe(
      person.actor.user_id,
    )
  })

  test('finds changes of roles and of access in their own activity', async () => {
    const person = await world.person()
    const { users } = admin.call.admin
    await users.setRole({ ...idOf(person), role: 'admin' })
    await users.setRole({ ...idOf(person), role: 'admin' })
    await users.deactivate(idOf(person))
    await users.reactivate(idOf(person))
    await users.setRole({ ...idOf(person), role: 'user' })
    expect(await audit(person.email)).toEqual([
      'user_role_changed',
      'user_reactivated',
      'user_deactivated',
      'user_role_changed',
    ])
  })
})

describe('the last active admin', () => {
  test('is not deleted by an admin, nor by themselves while there are other accounts', async () => {
    await using own = await createTestWorld()
    const boss = await own.person()
    await setRole(own.deps, { ...idOf(boss), role: 'admin' })
    const remove = () => boss.call.account.delete({ password: testPassword })
    const second = await own.person()
    await setRole(own.deps, { ...idOf(second), role: 'admin' })
    await boss.call.admin.users.deactivate(idOf(second))
    expect(await codeOf(boss.call.admin.users.delete(idOf(boss)))).toBe('LAST_ADMIN')
    expect(await codeOf(remove())).toBe('LAST_ADMIN')
    expect(await codeOf(boss.call.account.delete({ password: 'wrong' }))).toBe('VALIDATION_FAILED')

    await boss.call.admin.users.delete(idOf(second))
    expect(await codeOf(boss.call.admin.users.delete(idOf(boss)))).toBe('LAST_ADMIN')
    await remove()
    expect(await own.deps.db.selectFrom('users').select('id').execute()).toEqual([])
  })

  test('stays when two admins delete each other at once', async () => {
    await using own = await createTestWorld()
    const [ann, bob] = [await own.person(), await own.person()]
    for (const person of [ann, bob]) await setRole(own.deps, { ...idOf(person), role: 'admin' })
    await Promise.all([ann.call.auth.me(), bob.call.auth.me()])
    const answers = await atOnce(own.deps.db, ann.actor, [
      () => bob.call.admin.users.delete(idOf(ann)),
      () => ann.call.admin.users.delete(idOf(bob)),
    ])
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await own.deps.db.selectFrom('users').select('role').execute()).toEqual([{ role: 'admin' }])
  })
})
