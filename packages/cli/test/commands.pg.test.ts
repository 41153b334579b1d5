import { readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { createClient, type Task, type TaskwireClient } from '@taskwire/client'
import { startService } from '@taskwire/server/harness'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createDevice, type Device } from './harness/device.ts'

const password = 'a long pass phrase 9'
type Listed = Task & { list: string | null; labels: string[]; is_sent: boolean }

let service: Awaited<ReturnType<typeof startService>>
let people = 0

beforeAll(async () => {
  service = await startService({ level: 'fatal' })
})
afterAll(() => service[Symbol.asyncDispose]())

/** A person who is signed in on a device by a token of their own. */
async function signedIn(scopes: ('tasks:read' | 'tasks:write' | 'tasks:add')[] = ['tasks:write']) {
  const client = createClient({ url: service.origin })
  people += 1
  const email = `cli-${people}@example.com`
  await client.session.signUp({ email, password })
  const { token } = await client.accessTokens.create.mutate({ name: 'cli', scopes, expires_in_days: 1 })
  const device = await createDevice(service.origin)
  const login = await device.run(['login', '--token'], { input: `${token}\n` })
  return { client, email, token, device, login }
}

const titles = async ({ json }: Device, ...args: string[]) =>
  (await json<Listed[]>('list', ...args)).map(({ title }) => title)
const onServer = async (client: TaskwireClient) =>
  (await client.tasks.list.query({ sort: 'created_at', order: 'asc' })).map(({ title }) => title)

test('a person signs in with a password, adds, lists, completes, edits, removes and undoes', async () => {
  const { client, email, device: first } = await signedIn()
  await first[Symbol.asyncDispose]()
  await using device = await createDevice(service.origin)
  expect(await device.run(['login'], { input: `${email}\n${password}\n` })).toEqual({
    code: 0,
    out: `Signed in to ${service.origin}.\n`,
    err: '',
  })
  await client.lists.create.mutate({ title: 'Home' })
  const added = await device.json<Listed>(
    'add',
    'Pay rent tomorrow 9am !high #home @bills',
    '--time-zone',
    'Europe/Berlin',
  )
  expect(added).toMatchObject({
    title: 'Pay rent',
    priority: 'high',
    list: 'Home',
    labels: ['bills'],
    is_sent: true,
  })
  expect(added.due_date).toMatch(/T0[78]:00:00/)
  await device.run(['add', 'Call', 'Ann', '--literal'])
  expect(await onServer(client)).toEqual(['Pay rent', 'Call Ann'])
  expect(await titles(device)).toEqual(['Pay rent', 'Call Ann'])

  const listing = await device.run(['list', '--time-zone', 'Europe/Berlin'])
  expect(listing.out.split('\n')).toEqual([
    expect.stringMatching(/^1 {2}\[ \] {2}Pay rent {2}!high {2}tomorrow 0?9:00.* {2}#Home {2}@bills$/),
    '2  [ ]  Call Ann',
    '',
  ])
  expect((await device.run(['done', '2'])).out).toBe('[x]  Call Ann\n')
  expect(await titles(device, 'done')).toEqual(['Call Ann'])
  expect(await titles(device, '#home')).toEqual(['Pay rent'])
  expect(await titles(device, '@bills', 'RENT')).toEqual(['Pay rent'])
  expect((await device.run(['undo'])).out).toBe('Undone: complete "Call Ann"\n')
  const edited = await device.json<Listed[]>(
    'edit',
    'call ann',
    '--due',
    '2090-03-01',
    '--label',
    'family',
    '--title',
    'Call Anna',
  )
  expect(edited).toMatchObject([{ title: 'Call Anna', due_date: '2090-03-01', labels: ['family'] }])
  await device.run(['undo'])
  expect(await device.json<Listed>('show', 'Call Ann')).toMatchObject({ due_date: null, labels: [] })
  await device.run(['rm', 'rent'])
  expect(await onServer(client)).toEqual(['Call Ann'])
  expect(await titles(device, 'trash')).toEqual(['Pay rent'])
  await device.run(['undo'])
  expect(await onServer(client)).toEqual(['Pay rent', 'Call Ann'])
})

test('an undone completion of a repeating task takes its next task back', async () => {
  const { client, device } = await signedIn()
  await using _device = device
  await device.run(['add', 'Water plants every day'])
  await device.run(['done', 'Water plants'])
  expect(await onServer(client)).toEqual(['Water plants', 'Water plants'])
  await device.run(['undo'])
  expect(await onServer(client)).toEqual(['Water plants'])
  expect(await titles(device)).toEqual(['Water plants'])
})

test('without a network everything is stored and sent later', async () => {
  const { client, device } = await signedIn()
  await using _ = device
  await device.run(['add', 'online'])
  const offline = await device.run(['add', 'offline', '--offline'])
  expect([offline.code, offline.out]).toEqual([0, '[ ]  offline  (not sent yet)\n'])
  expect(offline.err).toContain('Saved on this device')
  await device.run(['done', 'online', '--offline'])
  expect(await titles(device, '--offline')).toEqual(['offline'])
  expect(await onServer(client)).toEqual(['online'])
  const refused = await device.run(['sync', '--offline'])
  expect([refused.code, refused.err]).toEqual([4, expect.stringContaining('2 changes on this device wait')])
  expect(await device.json('sync')).toMatchObject({ is_synced: true, pending: 0, refused: 0 })
  expect(await onServer(client)).toEqual(['online', 'offline'])
  // A device without a copy can't list anything.
  await using other = await createDevice('http://127.0.0.1:9')
  const unreached = await other.run(['list'], { env: { TASKWIRE_TOKEN: 'tw_none' } })
  expect([unreached.code, unreached.out]).toEqual([4, ''])
})

test('commands that run at the same time wait for each other and lose nothing', async () => {
  const { client, device } = await signedIn()
  await using _ = device
  const names = ['a', 'b', 'c', 'd']
  const outcomes = await Promise.all(names.map((name) => device.run(['add', name])))
  expect(outcomes.map(({ code }) => code)).toEqual([0, 0, 0, 0])
  expect((await onServer(client)).toSorted()).toEqual(names)
})

test('what the server refuses fails, and leaves nothing behind', async () => {
  const { client, device } = await signedIn(['tasks:read'])
  await using _ = device
  const refused = await device.run(['add', 'mine', '--json'])
  expect(refused.code).toBe(1)
  expect(JSON.parse(refused.err)).toMatchObject({
    error: { kind: 'failed', message: expect.stringContaining('tasks:write') },
  })
  expect(await titles(device)).toEqual([])
  expect(await onServer(client)).toEqual([])
  expect((await device.run(['undo'])).err).toContain('nothing to undo')
})

describe('secrets and other people’s texts', () => {
  test('a token is stored for its owner alone, and is never an argument', async () => {
    const { token, device, login } = await signedIn()
    await using _ = device
    expect(login.out).not.toContain(token)
    expect((await stat(path.join(device.home, 'account.json'))).mode & 0o077).toBe(0)
    const told = await device.run(['login', `--token=${token}`])
    expect([told.code, told.err]).toEqual([2, expect.stringContaining('never an argument')])
    expect(told.err).not.toContain(token)
    expect((await device.run(['logout'])).code).toBe(0)
    expect((await device.run(['list'])).code).toBe(3)
  })

  test('a wrong token or password is refused, and nothing is stored', async () => {
    await using device = await createDevice(service.origin)
    expect((await device.run(['login', '--token'], { input: 'tw_wrong\n' })).code).toBe(3)
    expect((await device.run(['login', '--email', 'no@example.com'], { input: 'wrong\n' })).code).toBe(1)
    expect((await device.run(['login'])).err).toContain('E-mail address is missing')
    expect((await device.run(['list'])).err).toContain('taskwire-cli login')
  })

  test('a title can’t control the terminal', async () => {
    const { client, device } = await signedIn()
    await using _ = device
    await client.tasks.create.mutate({ title: 'a\u001b]0;owned\u0007\u001b[2Jb', priority: 'high' })
    const { out } = await device.run(['list'], { isTerminal: true })
    expect(out).toContain('a ]0;owned [2Jb')
    expect(out).toContain('\u001b[31m!high\u001b[39m')
    expect((await device.run(['list'], { isTerminal: true, env: { NO_COLOR: '1' } })).out).not.toContain(
      '\u001b',
    )
  })
})

test('files go out and come back', async () => {
  const { client, device } = await signedIn()
  await using _ = device
  const file = path.join(device.home, 'tasks.csv')
  await writeFile(file, 'title,due_date\nfrom a file,2090-01-02\n')
  expect((await device.run(['import', file, '--dry-run'])).out).toMatch(/^Would import 1 tasks/)
  expect(await onServer(client)).toEqual([])
  expect((await device.run(['import', file])).out).toMatch(/^Imported 1 tasks/)
  await device.run(['export', file])
  expect(await readFile(file, 'utf8')).toContain('"from a file"')
  expect(JSON.parse((await device.run(['export'])).out)).toMatchObject({ tasks: [{ title: 'from a file' }] })
  expect((await device.run(['import', `${file}.missing`])).code).toBe(1)
})

test('watch follows changes beside other commands, until it is interrupted', async () => {
  const { client, device } = await signedIn()
  await using _ = device
  await client.tasks.create.mutate({ title: 'first' })
  const stop = new AbortController()
  const states: string[][] = []
  let adding: Promise<unknown> | undefined
  const onOut = (text: string) => {
    states.push((JSON.parse(text) as Task[]).map(({ title }) => title))
    adding ??= device.run(['add', 'second'])
    if (states.at(-1)?.length === 2) stop.abort()
  }
  const watched = await device.run(['watch', '--json'], { signal: stop.signal, onOut })
  await adding
  expect(watched.code).toBe(0)
  expect([states[0], states.at(-1)]).toEqual([['first'], ['second', 'first']])
})

test('wrong usage exits with 2 and a way on', async () => {
  const { device } = await signedIn()
  await using _ = device
  const cases: [args: string[], message: string][] = [
    [['frobnicate'], 'There is no command "frobnicate"'],
    [['lst'], 'Did you mean list?'],
    [['add'], 'Usage: taskwire-cli add'],
    [['list', '--colour'], 'See taskwire-cli help list'],
    [['add', 'a', '--priority', 'urgent'], 'low, medium, high'],
    [['add', 'a', '--due', 'someday maybe'], "isn't a date"],
    [['edit', 'a'], 'Say what changes'],
    [['list', '--time-zone', 'Berlin'], 'Europe/Berlin'],
    [['completion', 'tcsh'], 'bash, zsh, fish'],
  ]
  for (const [args, message] of cases)
    expect(await device.run(args)).toMatchObject({ code: 2, out: '', err: expect.stringContaining(message) })
  expect(await device.run(['done', '7'])).toMatchObject({
    code: 1,
    err: expect.stringContaining('has no task 7'),
  })
  expect(await device.run(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' })
  expect((await device.run(['help', 'add'])).out).toContain('--due WHEN')
})
