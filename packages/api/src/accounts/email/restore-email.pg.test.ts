import { beforeAll, expect, test } from 'vitest'
import {
  createTestWorld,
  failureOf,
  mailedToken,
  testPassword,
  type Person,
  type TestWorld,
} from '../../testing/index.ts'
import { RESTORE_LIFETIME_MS } from '../email-links/email-link.ts'
import { purgeLinks } from '../email-links/purge-email-links.ts'

const newPassword = 'another quiet green harbour'
let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
  return () => world[Symbol.asyncDispose]()
})

const auth = () => world.call().auth
const tokenFor = async (email: string, page: string) => mailedToken(await world.deps.mailed(), email, page)
const mailTo = async (email: string) => (await world.deps.mailed()).filter(({ to }) => to === email)
const codeOf = async (work: Promise<unknown>) => (await failureOf(work)).code
const login = (email: string, password: string) => auth().login({ email, password })

/** Changes the address of an account by its password; returns the token that restores the old one. */
async function move(from: string, to: string, password = testPassword): Promise<string> {
  const { access_token } = await login(from, password)
  await world.call(access_token).account.changeEmail({ password, new_email: to })
  await auth().confirmEmailChange({ token: await tokenFor(to, 'confirm-email') })
  return tokenFor(from, 'restore-email')
}

async function eventsOf({ actor }: Person): Promise<string[]> {
  const events = world.deps.db.selectFrom('account_events').where('user_id', '=', actor.user_id)
  return (await events.select('type').orderBy('id').execute()).map(({ type }) => type)
}

test('a change of address signs out all other devices and mails the old address a link to restore it', async () => {
  const person = await world.person()
  const other = world.call((await login(person.email, testPassword)).access_token)
  await other.auth.me()
  const { token: script } = await person.call.accessTokens.create({ name: 'Script', scopes: ['tasks:read'] })
  const new_email = `moved-${person.email}`
  await person.call.account.changeEmail({ password: testPassword, new_email })
  await auth().confirmEmailChange({ token: await tokenFor(new_email, 'confirm-email') })
  expect(await codeOf(other.auth.me())).toBe('UNAUTHENTICATED')
  expect(await person.call.auth.me()).toMatchObject({ email: new_email })
  expect(await world.call(script).tasks.list()).toEqual([])

  const message = (await mailTo(person.email)).find(({ text }) => text.includes('/restore-email'))
  const token = await tokenFor(person.email, 'restore-email')
  expect(message?.text).toContain(`https://taskwire.example/app/restore-email#token=${token}\n`)
  expect(message?.text).toContain(new_email)
  expect(message?.text).toContain('7 days')
  expect(Buffer.from(token, 'base64url')).toHaveLength(32)
})

test('the link restores the old address with a new password and revokes all access', async () => {
  const person = await world.person()
  const { email } = person
  const stolen = `stolen-${email}`
  const restore = await move(email, stolen)
  const thief = world.call((await login(stolen, testPassword)).access_token)
  const { token: script } = await thief.accessTokens.create({ name: 'Script', scopes: ['tasks:read'] })
  await thief.account.changeEmail({ password: testPassword, new_email: `next-${email}` })
  await auth().requestPasswordReset({ email: stolen })
  const pending = {
    resetPassword: await tokenFor(stolen, 'reset-password'),
    confirmEmailChange: await tokenFor(`next-${email}`, 'confirm-email'),
  }

  for (const password of ['short', 'password1'])
    expect(await codeOf(auth().restoreEmail({ token: restore, password }))).toBe('VALIDATION_FAILED')
  await auth().restoreEmail({ token: restore, password: newPassword })

  const { access_token } = await login(email, newPassword)
  expect(await world.call(access_token).auth.me()).toMatchObject({ email, email_verified: true })
  for (const call of [person.call, thief]) expect(await codeOf(call.auth.me())).toBe('UNAUTHENTICATED')
  expect(await codeOf(world.call(script).tasks.list())).toBe('UNAUTHENTICATED')
  expect(await codeOf(login(stolen, testPassword))).toBe('INVALID_CREDENTIALS')
  for (const procedure of ['resetPassword', 'confirmEmailChange'] as const)
    expect(await codeOf(auth()[procedure]({ token: pending[procedure], password: `${newPassword} 2` }))).toBe(
      'INVALID_LINK',
    )
  expect(await codeOf(auth().restoreEmail({ token: restore, password: newPassword }))).toBe('INVALID_LINK')

  expect(await eventsOf(person)).toContain('email_restored')
  const notice = (await mailTo(stolen)).at(-1)
  expect(notice?.subject).toBe('Your e-mail address was removed')
  expect(notice?.text).not.toMatch(/token|restore-email/)
  expect((await mailTo(email)).map(({ subject }) => subject)).toContain('Your password was changed')
})

test('the link of the earliest address wins, in any order of use', async () => {
  const person = await world.person()
  const { email } = person
  const [second, third] = [`second-${email}`, `third-${email}`]
  const toFirst = await move(email, second)
  const toSecond = await move(second, third)
  // The second address uses its link first; the link of the first address stays valid.
  await auth().restoreEmail({ token: toSecond, password: `${newPassword} 2` })
  expect(await login(second, `${newPassword} 2`)).toBeDefined()
  const again = await move(second, third, `${newPassword} 2`)
  await auth().restoreEmail({ token: toFirst, password: newPassword })
  expect(await login(email, newPassword)).toBeDefined()
  expect(await codeOf(auth().restoreEmail({ token: again, password: `${newPassword} 3` }))).toBe(
    'INVALID_LINK',
  )
  expect(await person.call.auth.me().catch(() => 'signed out')).toBe('signed out')
})

test('the link stays valid after a new password, changed or reset', async () => {
  const { email } = await world.person()
  const stolen = `held-${email}`
  const restore = await move(email, stolen)
  const thief = world.call((await login(stolen, testPassword)).access_token)
  await thief.account.changePassword({ current_password: testPassword, new_password: `${newPassword} 2` })
  await auth().requestPasswordReset({ email: stolen })
  const reset = await tokenFor(stolen, 'reset-password')
  await auth().resetPassword({ token: reset, password: `${newPassword} 3` })
  await auth().restoreEmail({ token: restore, password: newPassword })
  expect(await login(email, newPassword)).toBeDefined()
})

test('an address that another account has taken is a clear error, and the link stays valid', async () => {
  const { email } = await world.person()
  const restore = await move(email, `away-${email}`)
  const rival = await world.person(email)
  expect(await codeOf(auth().restoreEmail({ token: restore, password: newPassword }))).toBe('EMAIL_TAKEN')
  expect(await login(`away-${email}`, testPassword)).toBeDefined()
  // The owner of the mailbox resets the password of the other account and deletes it.
  await auth().requestPasswordReset({ email })
  await auth().resetPassword({ token: await tokenFor(email, 'reset-password'), password: newPassword })
  expect(await codeOf(rival.call.auth.me())).toBe('UNAUTHENTICATED')
  const own = world.call((await login(email, newPassword)).access_token)
  await own.account.delete({ password: newPassword })
  await auth().restoreEmail({ token: restore, password: newPassword })
  expect(await login(email, newPassword)).toBeDefined()
})

test('a deactivated account keeps the link and restores nothing until it is active again', async () => {
  const { email, actor } = await world.person()
  const restore = await move(email, `off-${email}`)
  const set = (deactivated_at: string | null) =>
    world.deps.db.updateTable('users').set({ deactivated_at }).where('id', '=', actor.user_id).execute()
  await set(world.deps.now())
  expect(await codeOf(auth().restoreEmail({ token: restore, password: newPassword }))).toBe('INVALID_LINK')
  await set(null)
  await auth().restoreEmail({ token: restore, password: newPassword })
  expect(await login(email, newPassword)).toBeDefined()
})

test('the link works for 7 days', async () => {
  await using own = await createTestWorld()
  const { email, call } = await own.person()
  await call.account.changeEmail({ password: testPassword, new_email: 'new@example.com' })
  const mailed = async (to: string, page: string) => mailedToken(await own.deps.mailed(), to, page)
  await own.call().auth.confirmEmailChange({ token: await mailed('new@example.com', 'confirm-email') })
  const token = await mailed(email, 'restore-email')
  const restore = (password: string) => own.call().auth.restoreEmail({ token, password })
  own.deps.advance(RESTORE_LIFETIME_MS - 30_000)
  await purgeLinks(own.deps)
  // The link is still valid: only the password is refused.
  expect(await codeOf(restore('password1'))).toBe('VALIDATION_FAILED')
  const rows = own.deps.db.selectFrom('account_links').select('purpose')
  expect(await rows.execute()).toContainEqual({ purpose: 'restore_email' })
  own.deps.advance(30_000)
  expect(await codeOf(restore(newPassword))).toBe('INVALID_LINK')
  await purgeLinks(own.deps)
  expect(await rows.execute()).toEqual([])
})
