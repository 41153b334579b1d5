import { createAccount } from './harness/account.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { create, look, prepareTabs } from './harness/replica-tabs.ts'
import { expect, signInQuickly, test } from './harness/test.ts'

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
  await serverBack(context)

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
  await serverBack(context)
  await page.reload()
  await expect.poll(() => look(page)).toMatchObject({ titles: ['Waits'], pending: 0, connection: 'live' })
  expect(await account.tasks()).toHaveLength(1)
})

test('an IndexedDB of the app before lists and labels is taken over with its waiting edits', async ({
  context,
  account,
}) => {
  const known = await account.addTask({ title: 'Known' })
  const [stored] = await account.tasks()
  const openTab = await prepareTabs(context, account)
  const page = await openTab()
  await expect.poll(() => look(page)).toMatchObject({ titles: ['Known'], connection: 'live' })
  await serverDown(context)
  // Version 2 of the database, as the app stored it when the log had tasks only.
  await page.evaluate(
    async ({ task, id }) => {
      await globalThis.replica.dispose()
      const [{ name = '' } = {}] = await indexedDB.databases()
      await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))
      const opening = indexedDB.open(name, 2)
      opening.onupgradeneeded = () => {
        const db = opening.result
        db.createObjectStore('rows').put(
          JSON.stringify([{ id, revision: 1, task, buried: null }]),
          id.slice(-2),
        )
        const operations = db.createObjectStore('operations', { keyPath: 'order', autoIncrement: true })
        operations.createIndex('op_id', 'op_id', { unique: true })
        const at = new Date().toISOString()
        operations.add({
          op_id: 'rename',
          name: 'update',
          input: { id, title: 'Renamed', base_revision: 1 },
          seen: { title: 'Known' },
          at,
        })
        const fresh = '01a22d62-a244-7000-b60f-5f4fc2186079'
        operations.add({ op_id: 'add', name: 'create', input: { id: fresh, title: 'Waits' }, at })
        db.createObjectStore('issues', { keyPath: 'op_id' })
        db.createObjectStore('meta').put('old.1', 'cursor')
      }
      await new Promise((resolve) => (opening.onsuccess = resolve))
      opening.result.close()
    },
    { task: stored, id: known.id },
  )
  await page.reload()
  await expect.poll(() => look(page)).toMatchObject({ titles: ['Renamed', 'Waits'], pending: 2, issues: 0 })
  await serverBack(context)
  await expect.poll(() => look(page)).toMatchObject({ titles: ['Renamed', 'Waits'], pending: 0, issues: 0 })
  expect((await account.tasks()).map(({ title }) => title).toSorted()).toEqual(['Renamed', 'Waits'])
})
