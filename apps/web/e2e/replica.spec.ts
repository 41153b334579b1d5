import type { Page } from '@playwright/test'
import { serverBack, serverDown } from './harness/network.ts'
import { create, look, prepareTabs } from './harness/replica-tabs.ts'
import { expect, test } from './harness/test.ts'

async function leaderOf(pages: readonly Page[]): Promise<{ leader: Page; others: Page[] }> {
  let leaders: Page[] = []
  await expect
    .poll(async () => {
      const states = await Promise.all(pages.map(async (page) => ({ page, ...(await look(page)) })))
      leaders = states.filter(({ isLeader }) => isLeader).map(({ page }) => page)
      return leaders.length
    })
    .toBe(1)
  const [leader] = leaders as [Page]
  return { leader, others: pages.filter((page) => page !== leader) }
}

test('waiting changes survive a reload and sync once the server is back', async ({ context, account }) => {
  const openTab = await prepareTabs(context, account)
  await account.addTask({ title: 'There before' })
  const page = await openTab()
  await expect
    .poll(() => look(page))
    .toMatchObject({ connection: 'live', titles: ['There before'], storage: 'device' })
  await serverDown(context)
  await create(page, 'Waits')
  await create(page, 'Waits too')
  await page.reload()
  await expect
    .poll(() => look(page))
    .toMatchObject({ titles: ['There before', 'Waits', 'Waits too'], pending: 2, connection: 'offline' })
  await page.reload()
  await expect.poll(() => look(page)).toMatchObject({ pending: 2 })
  await serverBack(context)
  await expect.poll(() => look(page)).toMatchObject({ pending: 0, connection: 'live' })
  expect((await account.tasks()).length).toBe(3)
})

test('two tabs share one leader, one stream and one outbox', async ({ context, account }) => {
  const streams: string[] = []
  context.on('request', (request) => {
    if (request.url().includes('sync.onChange')) streams.push(request.url())
  })
  const openTab = await prepareTabs(context, account)
  const pages = [await openTab(), await openTab(), await openTab()]
  const { leader, others } = await leaderOf(pages)
  await expect.poll(() => look(leader)).toMatchObject({ connection: 'live' })
  for (const [n, page] of pages.entries()) await create(page, `From tab ${n}`)
  for (const page of pages)
    await expect
      .poll(() => look(page))
      .toMatchObject({ titles: ['From tab 0', 'From tab 1', 'From tab 2'], pending: 0, connection: 'live' })
  await account.addTask({ title: 'From elsewhere' })
  await expect.poll(async () => (await look(others[0]!)).titles).toContain('From elsewhere')
  expect(streams.length).toBe(1)
  expect(streams.filter((url) => url.includes(account.token))).toEqual([])
})

test('when the leader closes, another tab takes over and sends waiting changes', async ({
  context,
  account,
}) => {
  const openTab = await prepareTabs(context, account)
  const { leader, others } = await leaderOf([await openTab(), await openTab()])
  const [other] = others as [Page]
  await expect.poll(() => look(other)).toMatchObject({ connection: 'live' })
  await serverDown(context)
  await create(leader, 'From the one that goes')
  await create(other, 'From the one that stays')
  await leader.close()
  await serverBack(context)
  await expect.poll(() => look(other)).toMatchObject({ isLeader: true, pending: 0, connection: 'live' })
  expect((await account.tasks()).map(({ title }) => title).toSorted()).toEqual([
    'From the one that goes',
    'From the one that stays',
  ])
})

test('the visible tab replaces a frozen leader, which does no harm when it resumes', async ({
  context,
  account,
}) => {
  const openTab = await prepareTabs(context, account)
  const { leader, others } = await leaderOf([await openTab(), await openTab()])
  const [other] = others as [Page]
  await expect.poll(() => look(other)).toMatchObject({ connection: 'live' })
  const debug = await context.newCDPSession(leader)
  await debug.send('Debugger.enable')
  await debug.send('Debugger.pause')
  // The debugger pauses only while a script runs.
  const paused = new Promise((resolve) => debug.once('Debugger.paused', resolve))
  const frozen = leader.evaluate(() => 1).catch(() => 0)
  await paused
  await other.bringToFront()
  await create(other, 'Not held up')
  await expect.poll(() => look(other)).toMatchObject({ isLeader: true, pending: 0 })
  expect((await account.tasks()).length).toBe(1)
  await create(other, 'Second')
  await expect.poll(() => look(other)).toMatchObject({ pending: 0 })

  await debug.send('Debugger.resume')
  await debug.detach()
  await frozen
  await leaderOf([leader, other])
  await create(leader, 'From the thawed')
  for (const page of [leader, other])
    await expect
      .poll(() => look(page))
      .toMatchObject({ titles: ['From the thawed', 'Not held up', 'Second'], pending: 0, issues: 0 })
  expect((await account.tasks()).length).toBe(3)
})

test('a WebSocket replaces the event stream, without a token in its address', async ({
  context,
  account,
}) => {
  const openTab = await prepareTabs(context, account)
  const sockets: string[] = []
  context.on('page', (page) => page.on('websocket', (socket) => sockets.push(socket.url())))
  const page = await openTab('?websocket')
  await expect.poll(() => look(page)).toMatchObject({ connection: 'live' })
  await account.addTask({ title: 'Pushed' })
  await expect.poll(async () => (await look(page)).titles).toEqual(['Pushed'])
  await create(page, 'Sent')
  await expect
    .poll(() => look(page))
    .toMatchObject({ titles: ['Pushed', 'Sent'], pending: 0, connection: 'live' })
  expect(sockets).toEqual([expect.not.stringContaining(account.token)])
})

test('a purge clears every tab', async ({ context, account }) => {
  const openTab = await prepareTabs(context, account)
  await account.addTask({ title: 'Private' })
  const pages = [await openTab(), await openTab()] as const
  await expect.poll(async () => (await look(pages[1])).titles).toEqual(['Private'])
  await pages[0].evaluate(() => globalThis.replica.purge())
  const names = () => pages[0].evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  expect(await names()).toEqual([])
})

test('a change of a tab that crashed after storing it syncs and appears everywhere', async ({
  context,
  account,
}) => {
  const openTab = await prepareTabs(context, account)
  const pages = [await openTab(), await openTab(), await openTab(), await openTab()]
  const { leader, others } = await leaderOf(pages)
  const [dying, witness, third] = others as [Page, Page, Page]
  await expect.poll(() => look(dying)).toMatchObject({ connection: 'live' })
  await silence(dying)
  await create(dying, 'Last words')
  await dying.close()
  await expect.poll(async () => (await account.tasks()).map(({ title }) => title)).toEqual(['Last words'])

  // The leader stores a change and crashes before it tells the other tabs.
  await silence(leader)
  await account.addTask({ title: 'Not told' })
  await expect.poll(async () => (await look(leader)).titles).toContain('Not told')
  // A change shows before it is stored. Steps run in order, so wait for a later one.
  await leader.evaluate(() => globalThis.replica.readTrash())
  expect((await look(witness)).titles).toEqual(['Last words'])
  await serverDown(context)
  await leader.close()
  for (const page of [witness, third])
    await expect.poll(async () => (await look(page)).titles).toEqual(['Last words', 'Not told'])
})

/** Stops a tab from posting messages to the others. */
function silence(page: Page): Promise<void> {
  return page.evaluate(() => {
    BroadcastChannel.prototype.postMessage = () => {}
  })
}

test('5,000 offline changes survive a reload and sync in order, each once', async ({ context, account }) => {
  test.setTimeout(600_000)
  const openTab = await prepareTabs(context, account)
  const page = await openTab()
  await expect.poll(() => look(page)).toMatchObject({ connection: 'live' })
  await serverDown(context)
  await page.evaluate(async () => {
    const titles = Array.from({ length: 5_000 }, (_, n) => String(n).padStart(4, '0'))
    await Promise.all(titles.map((title) => globalThis.replica.mutate.create({ title })))
  })
  await page.reload()
  const pending = () => page.evaluate(() => globalThis.replica.getSnapshot().status.pending)
  await expect.poll(pending, { timeout: 180_000 }).toBe(5_000)
  await serverBack(context)
  await expect.poll(pending, { timeout: 400_000 }).toBe(0)
  expect(await page.evaluate(() => globalThis.replica.getSnapshot().issues.length)).toBe(0)
  // Revisions rise in the order of the writes.
  const stored = (await account.tasks()) as { title: string; revision: number }[]
  const inOrder = stored.toSorted((one, other) => one.revision - other.revision).map(({ title }) => title)
  expect(inOrder).toEqual(inOrder.toSorted())
  expect(new Set(inOrder).size).toBe(5_000)
})
