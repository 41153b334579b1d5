import { afterAll, beforeAll, expect, test } from 'vitest'
import { deactivateUser } from '../admin/manage-users.ts'
import { issueResetLink } from '../accounts/password/issue-reset-link.ts'
import { createTestWorld, failureOf, testPassword, type TestWorld } from '../testing/index.ts'
import { openCalendarFeed } from './calendar-feed.ts'

let world: TestWorld

beforeAll(async () => {
  world = await createTestWorld({ throttles: true })
})
afterAll(() => world[Symbol.asyncDispose]())

const secretOf = (url: string) => /\/calendar\/([\w-]{43})\.ics$/.exec(url)?.[1] ?? ''
const open = (secret: string, held?: string, type: 'event' | 'todo' = 'event') =>
  openCalendarFeed(world.deps, { secret, type, isHeld: (etag) => etag === held })

async function readBy(secret: string): Promise<string> {
  const feed = await open(secret)
  let text = ''
  for await (const piece of feed?.body ?? []) text += piece
  return text
}

const summariesIn = (text: string) => [...text.matchAll(/^SUMMARY:(.*)\r$/gm)].map(([, title]) => title)

test('the address is shown once, and only the digest of its 256 bits is stored', async () => {
  const { call, actor } = await world.person()
  expect(await call.calendar.show()).toEqual({ created_at: null, last_read_at: null })
  const { url, ...made } = await call.calendar.create()
  expect(Buffer.from(secretOf(url), 'base64url')).toHaveLength(32)
  expect(made).toEqual({ created_at: expect.any(String), last_read_at: null })
  expect(await call.calendar.show()).toEqual(made)
  const rows = await world.deps.db.selectFrom('calendar_feeds').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(secretOf(url))
  const activity = JSON.stringify(await call.account.activity())
  expect(activity).toContain('calendar_created')
  expect(activity).not.toContain(secretOf(url))
  expect(rows.map(({ user_id }) => user_id)).toContain(actor.user_id)
})

test('a feed has the open tasks of its owner that have a date, with the names of lists and labels', async () => {
  const { call } = await world.person()
  const stranger = await world.person()
  await stranger.call.tasks.create({ title: 'Theirs', due_date: '2090-01-01' })
  const list = await call.lists.create({ title: 'Work, and more' })
  const label = await call.labels.create({ name: 'call' })
  const due_date = '2090-01-02'
  await call.tasks.create({ title: 'Second', due_date, list_id: list.id, label_ids: [label.id] })
  await call.tasks.create({ title: 'First', due_date: '2090-01-01' })
  await call.tasks.create({ title: 'Undated' })
  await call.tasks.create({ title: 'Done', due_date, completed: true })
  const gone = await call.tasks.create({ title: 'Gone', due_date })
  await call.tasks.delete({ id: gone.id })
  const text = await readBy(secretOf((await call.calendar.create()).url))
  expect(summariesIn(text)).toEqual(['First', 'Second'])
  expect(text).toContain('CATEGORIES:Work\\, and more,call\r\n')
})

test('a feed of several pages has every task once, also of the same moment', async () => {
  const { call } = await world.person()
  const titles = Array.from({ length: 230 }, (_, index) => `Task ${index}`)
  const all = titles.map((title) => ({ op: 'create' as const, title, due_date: '2090-01-01' }))
  for (const commands of [all.slice(0, 100), all.slice(100, 200), all.slice(200)])
    await call.tasks.batch({ commands })
  const text = await readBy(secretOf((await call.calendar.create()).url))
  expect(summariesIn(text).toSorted()).toEqual(titles.toSorted())
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
})

test('repeating tasks name their zones, and each zone is in the feed', async () => {
  const { call } = await world.person()
  for (const time_zone of ['Europe/Berlin', 'Asia/Tokyo', 'UTC'])
    await call.tasks.create({
      title: time_zone,
      due_date: '2090-01-02T08:00:00Z',
      recurrence: { rule: 'FREQ=DAILY', time_zone },
    })
  const text = await readBy(secretOf((await call.calendar.create()).url))
  const inLines = (pattern: RegExp) => [...text.matchAll(pattern)].map(([, zone]) => zone).toSorted()
  expect(inLines(/^TZID:(.*)\r$/gm)).toEqual(['Asia/Tokyo', 'Europe/Berlin'])
  expect(inLines(/^DTSTART;TZID=(.*):/gm)).toEqual(['Asia/Tokyo', 'Europe/Berlin'])
})

test('the entity tag changes with the log and the type, and the owner sees when the feed was read', async () => {
  const { call } = await world.person()
  const secret = secretOf((await call.calendar.create()).url)
  const first = await open(secret)
  expect(first?.body).toBeDefined()
  const etag = first?.etag ?? ''
  expect(await open(secret, etag)).toEqual({ etag, body: undefined })
  expect((await open(secret, etag, 'todo'))?.body).toBeDefined()
  await call.lists.create({ title: 'A list' })
  expect((await open(secret, etag))?.body).toBeDefined()
  await world.deps.background.settled()
  expect((await call.calendar.show()).last_read_at).toEqual(expect.any(String))
})

test('a renewed or revoked address stops working at once', async () => {
  const { call } = await world.person()
  const first = secretOf((await call.calendar.create()).url)
  const second = secretOf((await call.calendar.create()).url)
  expect(await open(first)).toBeUndefined()
  expect(await open(second)).toBeDefined()
  expect(await call.calendar.revoke()).toEqual({ revoked: true })
  expect(await open(second)).toBeUndefined()
  expect(await call.calendar.revoke()).toEqual({ revoked: false })
  for (const wrong of ['', 'x', `${second}x`, second.toLowerCase()]) expect(await open(wrong)).toBeUndefined()
})

test('a reset password and a deactivation end the feed; a password changed by its owner does not', async () => {
  const [one, other] = [await world.person(), await world.person()]
  const secret = secretOf((await one.call.calendar.create()).url)
  await one.call.account.changePassword({ current_password: testPassword, new_password: `${testPassword} 2` })
  expect(await open(secret)).toBeDefined()
  const [, token = ''] = (await issueResetLink(world.deps, { email: one.email })).split('#token=')
  await world.call().auth.resetPassword({ token, password: `${testPassword} 3` })
  expect(await open(secret)).toBeUndefined()

  const theirs = secretOf((await other.call.calendar.create()).url)
  await deactivateUser(world.deps, { id: other.actor.user_id })
  expect(await open(theirs)).toBeUndefined()
})

test('a personal access token manages no feed', async () => {
  const { call } = await world.person()
  const { token } = await call.accessTokens.create({ name: 'Script', scopes: ['tasks:read'] })
  const { calendar } = world.call(token)
  for (const work of [() => calendar.show(), () => calendar.create(), () => calendar.revoke()])
    expect((await failureOf(work())).code).toBe('FORBIDDEN')
})

test('whole feeds are limited to 60 a minute, unchanged ones are not', async () => {
  const { call } = await world.person()
  const secret = secretOf((await call.calendar.create()).url)
  const etag = (await open(secret))?.etag ?? ''
  // As after 59 reads.
  await world.deps.db.updateTable('throttles').set({ count: 59 }).where('key', 'like', 'calendar %').execute()
  expect(await open(secret)).toBeDefined()
  expect((await failureOf(open(secret))).code).toBe('TOO_MANY_REQUESTS')
  expect(await open(secret, etag)).toBeDefined()
})
