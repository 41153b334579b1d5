import type { BrowserContext } from '@playwright/test'
import { createAccount } from './harness/account.ts'
import { create, look, prepareTabs } from './harness/replica-tabs.ts'
import { expect, signInQuickly, test } from './harness/test.ts'

const calls = '**/trpc/**'

function serverDown(context: BrowserContext): Promise<unknown> {
  return context.route(calls, (route) => route.abort('connectionrefused'))
}

test('a shared IndexedDB is refused to a second user and kept for the first', async ({
  context,
  account,
  server,
}) => {
  const other = await createAccount(server.origin)
  const openTab = await prepareTabs(context, account)
  const own = await openTab('?database=everybody')
  await expect.poll(() => look(own)).toMatchObject({ connection: 'live', storage: 'device' })
  await serverDown(context)
  await create(own, 'Waits')
  await own.close()
  await context.unroute(calls)

  const page = await context.newPage()
  await signInQuickly(page, other)
  await page.goto('/replica-page?database=everybody')
  const refusal = await page.evaluate(() =>
    globalThis.replica.loaded.then(
      () => '',
      (error: unknown) => String(error),
    ),
  )
  expect(refusal).toContain('This storage belongs to')
  await page.evaluate(() => globalThis.replica.purge())
  expect((await look(page)).titles).toEqual([])
  expect(await other.tasks()).toEqual([])

  await signInQuickly(page, account)
  await page.goto('/replica-page?database=everybody')
  await expect.poll(() => look(page)).toMatchObject({ titles: ['Waits'], pending: 0, connection: 'live' })
  expect(await account.tasks()).toHaveLength(1)
  expect(await other.tasks()).toEqual([])
})

test('an IndexedDB without an owner record is adopted by its owner with its waiting edits', async ({
  context,
  account,
}) => {
  const openTab = await prepareTabs(context, account)
  const page = await openTab()
  await serverDown(context)
  await create(page, 'Waits')
  await page.evaluate(async () => {
    await globalThis.replica.dispose()
    const [{ name = '' } = {}] = await indexedDB.databases()
    const opening = indexedDB.open(name)
    await new Promise((resolve) => (opening.onsuccess = resolve))
    const tx = opening.result.transaction('meta', 'readwrite')
    tx.objectStore('meta').delete('owner')
    await new Promise((resolve) => (tx.oncomplete = resolve))
    opening.result.close()
  })
  await context.unroute(calls)
  await page.reload()
  await expect.poll(() => look(page)).toMatchObject({ titles: ['Waits'], pending: 0, connection: 'live' })
  expect(await account.tasks()).toHaveLength(1)
})
