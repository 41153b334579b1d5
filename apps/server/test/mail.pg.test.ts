import { createTestDatabase, dataFolder, tempDir } from '@taskwire/db/testing'
import { mailedToken } from '@taskwire/api/testing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { call, signIn, signUp } from './harness/client.ts'
import { startMailServer, type ReceivedMail } from './harness/mail-server.ts'
import { startServer, type Server } from './harness/server.ts'
import { sql } from './harness/sql.ts'

const newPassword = 'another quiet green harbour'
const PUBLIC_URL = 'https://tasks.example.com/'

let mailServer: Awaited<ReturnType<typeof startMailServer>>
let place: Awaited<ReturnType<typeof dataFolder>>
let server: Server

beforeAll(async () => {
  mailServer = await startMailServer()
  place = await dataFolder()
  const env = { SMTP_URL: mailServer.url, MAIL_FROM: 'Taskwire <tasks@example.com>', PUBLIC_URL }
  server = await startServer({ env: { DATA_DIR: place.dir, ...env } })
})
afterAll(async () => {
  await server[Symbol.asyncDispose]()
  await place[Symbol.asyncDispose]()
  await mailServer[Symbol.asyncDispose]()
})

const post = (path: string, body: object) => call(server.origin, 'POST', path, { body })

/** The token in the link of the newest message with a subject. */
async function tokenTo(address: string, page: string): Promise<string> {
  const leads = ({ text }: ReceivedMail) => text.includes(`/app/${page}#token=`)
  const { text } = await mailServer.mailTo(address, leads)
  expect(text).toContain(`https://tasks.example.com/app/${page}#token=`)
  return mailedToken([{ to: address, subject: '', text }], address, page)
}

test('a password reset: the mailed link sets a new password and signs out every device', async () => {
  const { email, password, token } = await signUp(server.origin)
  expect(await post('/api/auth/request-password-reset', { email })).toMatchObject({ status: 204, body: null })
  const link = await tokenTo(email, 'reset-password')
  const mail = await mailServer.mailTo(email, ({ raw }) => raw.includes('Choose a new password'))
  expect(mail).toMatchObject({ from: 'tasks@example.com', to: [email] })
  expect(mail.raw).toMatch(/^Content-Type: text\/plain/im)
  const reset = { token: link, password: newPassword }
  expect((await post('/api/auth/reset-password', reset)).status).toBe(204)
  expect(await post('/api/auth/reset-password', reset)).toMatchObject({
    status: 400,
    body: { code: 'INVALID_LINK' },
  })
  expect((await call(server.origin, 'GET', '/api/auth/me', { token })).status).toBe(401)
  expect((await post('/api/auth/login', { email, password })).status).toBe(401)
  expect((await post('/api/auth/login', { email, password: newPassword })).status).toBe(200)
  await mailServer.mailTo(email, ({ raw }) => raw.includes('Your password was changed'))
})

test('mailed links confirm an address, then change it', async () => {
  const { email, password, token } = await signUp(server.origin)
  const me = async () => (await call(server.origin, 'GET', '/api/auth/me', { token })).body
  expect(await me()).toMatchObject({ email_verified: false })
  expect((await post('/api/auth/verify-email', { token: await tokenTo(email, 'verify-email') })).status).toBe(
    204,
  )
  expect(await me()).toMatchObject({ email, email_verified: true })
  const new_email = `new-${email}`
  const changed = await call(server.origin, 'PUT', '/api/account/email', {
    token,
    body: { password, new_email },
  })
  expect(changed.status).toBe(204)
  await mailServer.mailTo(email, ({ text }) => text.includes(new_email))
  const link = await tokenTo(new_email, 'confirm-email')
  expect((await post('/api/auth/confirm-email-change', { token: link })).status).toBe(204)
  expect(await me()).toMatchObject({ email: new_email, email_verified: true })
  await signIn(server.origin, { email: new_email, password })
})

test('an unknown address gets the same bytes as a known one, and no message', async () => {
  const { email } = await signUp(server.origin)
  const unknown = 'nobody-at-all@example.com'
  const answers = []
  for (const address of [email, unknown]) {
    const { status, headers, body } = await post('/api/auth/request-password-reset', { email: address })
    const { date: _, 'x-request-id': __, ...rest } = Object.fromEntries(headers)
    answers.push({ status, headers: rest, body })
  }
  expect(answers[1]).toEqual(answers[0])
  await tokenTo(email, 'reset-password')
  // A message for an account, requested afterwards, has arrived: any earlier one would have, too.
  const later = await signUp(server.origin)
  await mailServer.mailTo(later.email)
  expect(mailServer.mails.flatMap(({ to }) => to)).not.toContain(unknown)
})

describe('a mail server that refuses a message', () => {
  test('for now gets it again; the log contains neither address nor link', async () => {
    mailServer.refusals.push(451)
    const { email } = await signUp(server.origin)
    const token = await tokenTo(email, 'verify-email')
    expect(server.log()).toContainEqual(expect.objectContaining({ msg: 'a message could not be sent yet' }))
    expect(server.out()).not.toContain(email)
    expect(server.out()).not.toContain(token)
  })

  test('for good does not get it again', async () => {
    mailServer.refusals.push(550)
    const before = mailServer.attempts()
    const refused = await signUp(server.origin)
    await expect
      .poll(() => server.log())
      .toContainEqual(expect.objectContaining({ msg: 'a message could not be sent', level: 50 }))
    expect(mailServer.attempts()).toBe(before + 1)
    expect(server.out()).not.toContain(refused.email)
  })
})

describe('a message that waits', () => {
  const env = (dir: string, url: string) => ({
    DATA_DIR: dir,
    SMTP_URL: url,
    MAIL_FROM: 'Taskwire <tasks@example.com>',
    PUBLIC_URL,
  })
  const mailsTo = (email: string) => mailServer.mails.filter(({ to }) => to.includes(email))

  test('is sent by the next process', async () => {
    await using own = await dataFolder()
    const settings = env(own.dir, mailServer.url)
    // Nothing listens at this address.
    await using first = await startServer({ env: { ...settings, SMTP_URL: 'smtp://127.0.0.1:9' } })
    const { email } = await signUp(first.origin)
    await expect
      .poll(() => first.log())
      .toContainEqual(expect.objectContaining({ msg: 'a message could not be sent yet' }))
    const { body } = await call(first.origin, 'GET', '/health')
    expect(body).toMatchObject({ status: 'ok', jobs: { mail: { failed: 0 } } })
    first.child.kill('SIGTERM')
    expect(await first.ended).toMatchObject({ code: 0 })
    await using second = await startServer({ env: settings })
    await mailServer.mailTo(email)
    await expect.poll(() => mailsTo(email)).toHaveLength(1)
    expect(second.err()).toBe('')
  })

  test('is sent once when the process is killed before the server accepted it, and keeps its Message-ID when it was killed after', async () => {
    await using own = await dataFolder()
    const settings = env(own.dir, mailServer.url)
    await using first = await startServer({ env: settings })
    // Killed between claim and send.
    mailServer.refusals.push(451)
    mailServer.onceBeforeAccepting(async () => {
      first.child.kill('SIGKILL')
      await first.ended
    })
    const { email } = await signUp(first.origin)
    await first.ended
    expect(mailsTo(email)).toEqual([])
    await using second = await startServer({ env: settings })
    await mailServer.mailTo(email)
    await idle(second)
    expect(mailsTo(email)).toHaveLength(1)

    // Killed before it knows that the message was accepted.
    mailServer.onceBeforeAccepting(async () => {
      second.child.kill('SIGKILL')
      await second.ended
    })
    const { email: other } = await signUp(second.origin)
    await second.ended
    await expect.poll(() => mailsTo(other)).toHaveLength(1)
    await using third = await startServer({ env: settings })
    await expect.poll(() => mailsTo(other)).toHaveLength(2)
    await idle(third)
    const [one, two] = mailsTo(other)
    expect(one?.id).toMatch(/^<[\w-]+@tasks\.example\.com>$/)
    expect(two).toMatchObject({ id: one?.id, text: one?.text })
    expect(mailsTo(other)).toHaveLength(2)
  })

  /** Waits until no message waits or is being sent. */
  const idle = (at: Server) =>
    expect
      .poll(async () => (await call(at.origin, 'GET', '/health')).body)
      .toMatchObject({ jobs: { mail: { waiting: 0, later: 0, active: 0 } } })
})

test('the queue stores neither address nor link, and a message is dropped when its link has expired', async () => {
  await using database = await createTestDatabase()
  await using own = await tempDir()
  await using away = await startServer({
    env: {
      DATABASE_URL: database.url,
      DATA_DIR: own.dir,
      TOKEN_SECRET: 'a secret of a test that is long enough',
      SMTP_URL: 'smtp://127.0.0.1:9',
      MAIL_FROM: 'tasks@example.com',
    },
  })
  const { email } = await signUp(away.origin)
  const stored = await sql(database.db, "select data::text from taskwire_jobs.job where name = 'mail'")
  expect(stored).toHaveLength(1)
  const data = String(stored[0]?.['data'])
  expect(data).not.toContain(email)
  expect(data).not.toContain('token')
  expect(
    Buffer.from((JSON.parse(data) as { sealed: string }).sealed, 'base64url').toString('latin1'),
  ).not.toContain(email)
  await sql(
    database.db,
    `update taskwire_jobs.job set data = data || '{"expires_at":"2026-01-01T00:00:00.000Z"}', start_after = now() where name = 'mail'`,
  )
  await expect
    .poll(() => away.log())
    .toContainEqual(expect.objectContaining({ msg: 'a message was dropped: it has expired' }))
  expect(away.out()).not.toContain(email)
})

describe('without a mail server', () => {
  test('the development log contains the message and its link', async () => {
    await using own = await dataFolder()
    await using server = await startServer({ env: { DATA_DIR: own.dir } })
    const { email } = await signUp(server.origin)
    const isMessage = (entry: Record<string, unknown>) => entry['to'] === email
    await expect.poll(() => server.log().filter(isMessage)).toHaveLength(1)
    const entry = server.log().find(isMessage)
    expect(entry?.['text']).toMatch(/http:\/\/localhost:\d+\/app\/verify-email#token=[\w-]{43}\n/)

    // In production people can still register; operations that need a message return an error.
    await using production = await startServer({
      env: { DATA_DIR: own.dir, NODE_ENV: 'production', BCRYPT_COST: '10' },
    })
    const person = await signUp(production.origin)
    expect(person.token).toBeDefined()
    const ask = (body: object) =>
      call(production.origin, 'POST', '/api/auth/request-password-reset', { body })
    const [known, unknown] = [await ask({ email: person.email }), await ask({ email: 'nobody@example.com' })]
    expect(known).toMatchObject({ status: 503, body: { code: 'MAIL_UNAVAILABLE' } })
    expect(unknown.body).toEqual(known.body)
    expect(production.out()).not.toContain(person.email)
  })
})
