import { readdir } from 'node:fs/promises'
import { registerAccount } from '@taskwire/api/contracts'
import { createTestDeps, testPassword } from '@taskwire/api/testing'
import { createTestDatabase, dataFolder, tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { changeUser, createUser, printInvite } from '../src/commands/operator/users.ts'
import { call, signIn, signUp } from './harness/client.ts'
import { runToEnd } from './harness/process.ts'
import { startServer } from './harness/server.ts'

test('makes the first admin beside the running server, and locks a user out', async () => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  const [ann, bob] = [await signUp(server.origin, 'ann@example.com'), await signUp(server.origin)]
  const user = (...words: string[]) =>
    runToEnd('commands/taskwire.ts', { env: { DATA_DIR: place.dir }, args: ['user', ...words] })
  const asAnn = async () => (await call(server.origin, 'GET', '/api/admin/users', ann)).status
  expect(await asAnn()).toBe(403)
  const promoted = { code: 0, out: 'ann@example.com is an admin.\n', err: '' }
  expect(await user('promote', 'Ann@example.com')).toEqual(promoted)
  // The server caches her session for four seconds at most.
  await expect.poll(asAnn, { interval: 200 }).toBe(200)

  const asBob = async () => (await call(server.origin, 'GET', '/api/auth/me', bob)).status
  expect(await asBob()).toBe(200)
  expect(await user('deactivate', bob.email)).toMatchObject({ code: 0, err: '' })
  await expect.poll(asBob, { interval: 200 }).toBe(401)
  expect(await user('list')).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^\S+\tuser, deactivated\t0 tasks\tsince [\d-]+\nann@example\.com\tadmin\t.+\n2 users\n$/,
    ),
    err: '',
  })
  expect(await user('promote', 'nobody@example.com')).toEqual({
    code: 1,
    out: '',
    err: 'There is no account with the e-mail nobody@example.com. Nothing was changed.\n',
  })
})

const nowhere = { user_agent: undefined }

test('refuses to demote the last admin, and reactivates users', async () => {
  await using database = await createTestDatabase()
  const deps = createTestDeps(database.db)
  const [email, other] = ['one@example.com', 'two@example.com']
  for (const each of [email, other])
    await registerAccount(deps, { email: each, password: testPassword }, nowhere, { strictPassword: false })
  await changeUser(deps, 'promote', email)
  for (const action of ['demote', 'deactivate'] as const)
    await expect(changeUser(deps, action, email)).rejects.toThrow(
      `${email} is the last active admin: promote another one first. Nothing was changed.`,
    )
  await changeUser(deps, 'promote', other)
  await changeUser(deps, 'demote', email)
  await changeUser(deps, 'deactivate', email)
  await expect(changeUser(deps, 'reset-password', email)).rejects.toThrow(
    `${email} is deactivated: reactivate the account first. Nothing was changed.`,
  )
  await changeUser(deps, 'reactivate', email)
  await expect(changeUser(deps, 'reset-password', 'nobody@example.com')).rejects.toThrow(
    'There is no account with the e-mail nobody@example.com. Nothing was changed.',
  )
  const rows = await database.db.selectFrom('users').select(['email', 'role', 'deactivated_at']).execute()
  expect(rows).toEqual(
    expect.arrayContaining([
      { email, role: 'user', deactivated_at: null },
      { email: other, role: 'admin', deactivated_at: null },
    ]),
  )
})

test('creates, invites and deletes accounts on a server that is closed to others', async () => {
  await using database = await createTestDatabase()
  const deps = createTestDeps(database.db, { registration: 'closed' })
  const email = 'one@example.com'
  const register = (invite?: string) =>
    registerAccount(deps, { email: 'guest@example.com', password: testPassword, invite }, nowhere, {
      strictPassword: true,
    })
  await expect(register()).rejects.toThrow('This server takes no new accounts')
  expect((await createUser(deps, email)).lines).toEqual([
    expect.stringMatching(/^https:\/\/taskwire\.example\/app\/reset-password#token=[\w-]{43}$/),
  ])
  await expect(createUser(deps, email)).rejects.toThrow(
    `There is an account with the e-mail ${email} already. Nothing was changed.`,
  )
  await changeUser(deps, 'promote', email)
  await expect(changeUser(deps, 'delete', email)).rejects.toThrow(
    `${email} is the last active admin: promote another one first. Nothing was changed.`,
  )

  Object.assign(deps.policy, { registration: 'invite' })
  const { lines, note } = await printInvite(deps, undefined)
  const [, token] = /^https:\/\/taskwire\.example\/app\/signup#token=([\w-]{43})$/.exec(lines[0] ?? '') ?? []
  expect(note).toMatch(/^Give this link to the person\. It works once, until \d{4}-\d\d-\d\d\.$/)
  await expect(register()).rejects.toThrow('New accounts need an invitation')
  expect(await register(token)).toMatchObject({ email: 'guest@example.com' })
  expect((await changeUser(deps, 'delete', 'guest@example.com')).lines).toEqual([
    'guest@example.com is deleted with all data.',
  ])
  expect(await database.db.selectFrom('users').select('email').execute()).toEqual([{ email }])
})

test('prints a link for a new password, beside the running server', async () => {
  await using place = await dataFolder()
  await using server = await startServer({ env: { DATA_DIR: place.dir } })
  const ann = await signUp(server.origin, 'ann@example.com')
  const made = await call(server.origin, 'POST', '/api/access-tokens', {
    token: ann.token,
    body: { name: 'Script', scopes: ['tasks:read'] },
  })
  const { token: script } = made.body as { token: string }
  const reset = (email: string, env: Record<string, string> = {}) =>
    runToEnd('commands/taskwire.ts', {
      env: { DATA_DIR: place.dir, ...env },
      args: ['user', 'reset-password', email],
    })
  const local = await reset('Ann@example.com')
  expect(local).toMatchObject({ code: 0, err: expect.stringContaining('It works once, within an hour') })
  expect(local.out).toMatch(/^http:\/\/localhost:3000\/app\/reset-password#token=[\w-]{43}\n$/)
  const outside = await reset(ann.email, { NODE_ENV: 'production', PUBLIC_URL: 'https://tasks.example.com/' })
  expect(outside.out).toMatch(/^https:\/\/tasks\.example\.com\/app\/reset-password#token=[\w-]{43}\n$/)

  const use = async ({ out }: { out: string }, password: string) => {
    const token = out.trim().split('#token=')[1]
    const answer = await call(server.origin, 'POST', '/api/auth/reset-password', {
      body: { token, password },
    })
    return answer.status
  }
  const password = 'another quiet green harbour'
  expect(await use(local, password)).toBe(400)
  expect(await use(outside, password)).toBe(204)
  expect(await use(outside, password)).toBe(400)
  const status = async (token: string) => (await call(server.origin, 'GET', '/api/tasks', { token })).status
  for (const token of [ann.token, script]) expect(await status(token)).toBe(401)
  const token = await signIn(server.origin, { email: ann.email, password })
  const activity = await call(server.origin, 'GET', '/api/account/activity', { token })
  expect((activity.body as { type: string }[]).map(({ type }) => type)).toEqual([
    'signed_in',
    'password_reset',
    'password_reset_by_operator',
    'password_reset_by_operator',
    ...Array(3).fill(expect.any(String)),
  ])
})

test('prints its usage, and refuses unknown arguments before it does anything', async () => {
  await using place = await tempDir()
  const run = (...args: string[]) => runToEnd('commands/taskwire.ts', { env: { DATA_DIR: place.dir }, args })
  const [overview, help, nothing] = await Promise.all([
    run('--help'),
    run('user', 'promote', '--help'),
    run(),
  ])
  expect(overview).toEqual({
    code: 0,
    out: expect.stringMatching(
      /^ {2}restore FILE \[--into URL\|FOLDER\]$[^]*^ {2}user reset-password EMAIL$/m,
    ),
    err: '',
  })
  expect(nothing).toEqual({ code: 2, out: '', err: overview.out })
  expect(help).toEqual({
    code: 0,
    out: expect.stringMatching(/^Usage: pnpm taskwire user promote EMAIL\n[^]*--json/),
    err: '',
  })
  const refused: [string, string[]][] = [
    ['COMMAND', ['user', 'remove', 'a@b.example']],
    ['EMAIL is missing', ['user', 'promote']],
    ['"no e-mail" is no e-mail address', ['user', 'promote', 'no e-mail']],
    ['does not take "c@d"', ['user', 'promote', 'a@b.example', 'c@d']],
    ['does not take --loud', ['log', 'renew', '--loud']],
    ['FILE is missing', ['backup']],
    ['URL must be', ['move-to', 'somewhere']],
  ]
  for (const [sentence, args] of refused)
    expect(await run(...args), args.join(' ')).toEqual({
      code: 2,
      out: '',
      err: expect.stringContaining(sentence),
    })
  expect(await readdir(place.dir)).toEqual([])
})

test('prints results and refusals as JSON', async () => {
  await using place = await dataFolder()
  const run = async (...args: string[]) =>
    runToEnd('commands/taskwire.ts', {
      env: { DATA_DIR: place.dir, BCRYPT_COST: '4' },
      args: [...args, '--json'],
    })
  const list = await run('user', 'list')
  expect([list.code, JSON.parse(list.out), list.err]).toEqual([0, { users: [] }, ''])
  const refused = await run('user', 'promote', 'nobody@example.com')
  expect([refused.code, refused.out, JSON.parse(refused.err)]).toEqual([
    1,
    '',
    { error: 'There is no account with the e-mail nobody@example.com. Nothing was changed.' },
  ])
})
