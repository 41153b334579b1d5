import { beforeAll, describe, expect, test } from 'vitest'
import { createTestWorld, failureOf, mailedToken, testPassword, type TestWorld } from '../../testing/index.ts'
import { LINK_INTERVAL_MS, LINK_LIFETIME_MS } from './email-link.ts'
import { purgeLinks } from './purge-email-links.ts'

const newPassword = 'another quiet green harbour'
const procedures = ['verifyEmail', 'confirmEmailChange', 'resetPassword', 'restoreEmail'] as const
let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld()
  return () => world[Symbol.asyncDispose]()
})

const auth = () => world.call().auth
const tokenFor = async (email: string, page: string) => mailedToken(await world.deps.mailed(), email, page)
const mailTo = async (email: string) => (await world.deps.mailed()).filter(({ to }) => to === email)

async function resetToken(email: string): Promise<string> {
  await auth().requestPasswordReset({ email })
  return tokenFor(email, 'reset-password')
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await failureOf(work)).code
}

describe('a link', () => {
  test('leads to the web app with 256 random bits in the fragment; only their digest is stored', async () => {
    const { email } = await world.person()
    const token = await resetToken(email)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    // The message to confirm the address may come later.
    const message = (await mailTo(email)).find(({ text }) => text.includes(token))
    expect(message?.text).toContain(`https://taskwire.example/app/reset-password#token=${token}\n`)
    expect(message?.text).not.toMatch(/\?|<|\r/)
    const rows = await world.deps.db.selectFrom('account_links').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(token)
    for (const { token_hash, created_at, expires_at } of rows) {
      expect(token_hash).toHaveLength(32)
      expect(Date.parse(expires_at) - Date.parse(created_at)).toBe(60 * 60_000)
    }
  })

  test('works once, also for concurrent calls', async () => {
    const { email } = await world.person()
    const token = await resetToken(email)
    const passwords = Array.from({ length: 50 }, (_, n) => `${newPassword} ${n}`)
    const outcomes = await Promise.allSettled(
      passwords.map((password) => auth().resetPassword({ token, password })),
    )
    const [winner, ...others] = passwords.filter((_, n) => outcomes[n]?.status === 'fulfilled')
    expect(others).toEqual([])
    for (const outcome of outcomes.filter(({ status }) => status === 'rejected'))
      expect(await codeOf(Promise.reject((outcome as PromiseRejectedResult).reason))).toBe('INVALID_LINK')
    expect(await auth().login({ email, password: winner! })).toMatchObject({ user: { email } })
    const { db } = world.deps
    const resets = db.selectFrom('account_events').where('type', '=', 'password_reset').select('id')
    expect(await resets.execute()).toHaveLength(1)
  })

  test('works for its own purpose only', async () => {
    const [{ email, call }, other] = [await world.person(), await world.person()]
    const new_email = `new-${email}`
    // One link belongs to another account, which has changed its address: that revokes earlier links.
    await other.call.account.changeEmail({ password: testPassword, new_email: `new-${other.email}` })
    await auth().confirmEmailChange({ token: await tokenFor(`new-${other.email}`, 'confirm-email') })
    await call.account.changeEmail({ password: testPassword, new_email })
    const tokens = {
      verifyEmail: await tokenFor(email, 'verify-email'),
      confirmEmailChange: await tokenFor(new_email, 'confirm-email'),
      resetPassword: await resetToken(`new-${other.email}`),
      restoreEmail: await tokenFor(other.email, 'restore-email'),
    }
    for (const [use, token] of Object.entries(tokens))
      for (const procedure of procedures)
        if (procedure !== use)
          expect(await codeOf(auth()[procedure]({ token, password: newPassword }))).toBe('INVALID_LINK')
    expect(await call.auth.me()).toMatchObject({ email, email_verified: false })
    // None of them was consumed.
    for (const procedure of procedures)
      await auth()[procedure]({ token: tokens[procedure], password: newPassword })
    expect(await auth().login({ email: new_email, password: testPassword })).toBeDefined()
    expect(await auth().login({ email: other.email, password: newPassword })).toBeDefined()
  })

  test('works for an hour and is purged afterwards', async () => {
    const { email } = await world.person()
    const token = await resetToken(email)
    world.deps.advance(LINK_LIFETIME_MS - 5_000)
    // Still valid: only the password is refused.
    expect(await codeOf(auth().resetPassword({ token, password: '12345678' }))).toBe('VALIDATION_FAILED')
    await purgeLinks(world.deps)
    world.deps.advance(5_000)
    expect(await codeOf(auth().resetPassword({ token, password: newPassword }))).toBe('INVALID_LINK')
    const links = world.deps.db.selectFrom('account_links').where('purpose', '<>', 'restore_email')
    const count = () => links.select('user_id').execute()
    expect((await count()).length).toBeGreaterThan(0)
    await purgeLinks(world.deps)
    expect(await count()).toEqual([])
  })

  test('is replaced by a newer one, at most once a minute so that mailboxes are not flooded', async () => {
    const { email, actor } = await world.person()
    const before = (await mailTo(email)).length
    const first = await resetToken(email)
    for (let again = 0; again < 5; again += 1) expect(await resetToken(email)).toBe(first)
    expect(await mailTo(email)).toHaveLength(before + 1)
    world.deps.advance(LINK_INTERVAL_MS)
    const second = await resetToken(email)
    expect(second).not.toBe(first)
    expect(await codeOf(auth().resetPassword({ token: first, password: newPassword }))).toBe('INVALID_LINK')
    await auth().resetPassword({ token: second, password: newPassword })
    const { db } = world.deps
    const events = db.selectFrom('account_events').where('user_id', '=', actor.user_id).select('type')
    expect((await events.execute()).map(({ type }) => type)).toEqual([
      'registered',
      'signed_in',
      'password_reset_requested',
      'password_reset_requested',
      'password_reset',
    ])
  })

  test('with an invented token is refused', async () => {
    for (const token of ['', 'x', '\0', '\ud800', 'A'.repeat(43)])
      for (const procedure of procedures)
        expect(await codeOf(auth()[procedure]({ token, password: newPassword }))).toBe('INVALID_LINK')
  })
})

describe('an e-mail address', () => {
  test('is confirmed by the link that registration mails', async () => {
    const { email, call, actor } = await world.person()
    await auth().verifyEmail({ token: await tokenFor(email, 'verify-email') })
    expect(await call.auth.me()).toMatchObject({ email_verified: true })
    const { db } = world.deps
    const events = db.selectFrom('account_events').where('user_id', '=', actor.user_id).select('type')
    expect((await events.execute()).map(({ type }) => type)).toContain('email_verified')
    // No further mail.
    world.deps.advance(LINK_INTERVAL_MS)
    const before = (await mailTo(email)).length
    await call.auth.resendVerification()
    expect(await mailTo(email)).toHaveLength(before)
  })

  test('gets the link again on request', async () => {
    const { email, call } = await world.person()
    const first = await tokenFor(email, 'verify-email')
    world.deps.advance(LINK_INTERVAL_MS)
    await call.auth.resendVerification()
    const second = await tokenFor(email, 'verify-email')
    expect(await codeOf(auth().verifyEmail({ token: first }))).toBe('INVALID_LINK')
    await auth().verifyEmail({ token: second })
  })

  test('changes when the link to the new one is used; the old one gets a notice before', async () => {
    const { email, call, access_token } = await world.person()
    const verification = await tokenFor(email, 'verify-email')
    const reset = await resetToken(email)
    const new_email = `NEW-${email}`
    expect(await failureOf(call.account.changeEmail({ password: 'wrong', new_email }))).toMatchObject({
      code: 'VALIDATION_FAILED',
      issues: [{ path: ['password'], message: 'is wrong', code: 'wrong' }],
    })
    await call.account.changeEmail({ password: testPassword, new_email })
    expect(await call.auth.me()).toMatchObject({ email })
    expect((await mailTo(email)).at(-1)?.text).toContain(new_email.toLowerCase())
    await auth().confirmEmailChange({ token: await tokenFor(new_email.toLowerCase(), 'confirm-email') })
    expect(await world.call(access_token).auth.me()).toMatchObject({
      email: new_email.toLowerCase(),
      email_verified: true,
    })
    // Links that were mailed to the old address are invalid.
    expect(await codeOf(auth().verifyEmail({ token: verification }))).toBe('INVALID_LINK')
    expect(await codeOf(auth().resetPassword({ token: reset, password: newPassword }))).toBe('INVALID_LINK')
    expect(await codeOf(auth().login({ email, password: testPassword }))).toBe('INVALID_CREDENTIALS')
  })

  test('of another account is refused, also when it was taken in the meantime', async () => {
    const [one, two] = [await world.person(), await world.person()]
    const change = (new_email: string) => one.call.account.changeEmail({ password: testPassword, new_email })
    expect(await codeOf(change(two.email))).toBe('EMAIL_TAKEN')
    expect(await codeOf(change(one.email))).toBe('EMAIL_TAKEN')
    const wanted = 'wanted@example.com'
    await change(wanted)
    const token = await tokenFor(wanted, 'confirm-email')
    await world.person(wanted)
    expect(await codeOf(auth().confirmEmailChange({ token }))).toBe('EMAIL_TAKEN')
    expect(await one.call.auth.me()).toMatchObject({ email: one.email })
  })
})

describe('without mail', () => {
  test('calls that need mail fail before they store anything, equally for every address; registration works', async () => {
    await using world = await createTestWorld()
    Object.assign(world.deps, { mail: { ...world.deps.mail, isAvailable: false } })
    const { email, call } = await world.person()
    for (const work of [
      () => world.call().auth.requestPasswordReset({ email }),
      () => world.call().auth.requestPasswordReset({ email: 'nobody@example.com' }),
      () => call.auth.resendVerification(),
      () => call.account.changeEmail({ password: testPassword, new_email: 'new@example.com' }),
    ])
      expect(await codeOf(work())).toBe('MAIL_UNAVAILABLE')
    expect(await world.deps.mailed()).toEqual([])
    expect(await world.deps.db.selectFrom('account_links').select('email').execute()).toEqual([])
  })
})
