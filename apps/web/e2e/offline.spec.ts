import { serverBack, serverDown } from './harness/network.ts'
import { expectStored } from './harness/stored-replica.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, signInQuickly, test } from './harness/test.ts'

const calls = '**/trpc/**'

test('a new task appears before a slow server responds', async ({ tasks, account, page }) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  const held = Promise.withResolvers<void>()
  await page.route('**/trpc/sync.batch**', async (route) => {
    await held.promise
    await route.continue()
  })
  await tasks.add('Quicker than the server')
  await expect(tasks.row('Quicker than the server')).toBeVisible()
  expect(await account.tasks()).toEqual([])
  // The mark appears after two seconds only.
  await expect(tasks.row('Quicker than the server').getByText('Not synced yet')).toBeAttached()
  held.resolve()
  await expect.poll(async () => (await account.tasks()).length).toBe(1)
  await expect(tasks.row('Quicker than the server').getByText('Not synced yet')).toHaveCount(0)
  await expect(tasks.rows).toHaveCount(1)
})

test('a warm start shows the stored list before any response', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Known already' })
  await tasks.open('All tasks')
  await expect(tasks.row('Known already')).toBeVisible()
  await expect(tasks.sync).toHaveText('Live')
  // The server never responds.
  await page.route(calls, () => {})
  await page.reload()
  await expect(tasks.row('Known already')).toBeVisible()
})

test('the app loads secondary files after the tasks, and quick add works before them', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'First of all' })
  const fetched: string[] = []
  page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
  const has = (name: string) => fetched.some((path) => path.startsWith(`/app/assets/${name}`))
  const answer = Promise.withResolvers<void>()
  await page.route('**/trpc/sync.changes**', async (route) => {
    await answer.promise
    await route.continue()
  })
  await tasks.open('All tasks')
  await expect.poll(() => fetched.includes('/trpc/sync.changes')).toBe(true)
  expect(['reader', 'task-panel', 'palette'].filter(has)).toEqual([])
  await tasks.newTask.fill('Buy milk tomorrow')
  await expect.poll(() => has('reader')).toBe(true)
  expect(['task-panel', 'palette'].filter(has)).toEqual([])
  answer.resolve()
  await expect(tasks.row('First of all')).toBeVisible()
  await expect.poll(() => ['task-panel', 'palette'].filter(has)).toHaveLength(2)
})

test('a change from another device appears in every tab', async ({ tasks, account, context }) => {
  await tasks.open('All tasks')
  const other = TasksScreen(await context.newPage())
  await other.open('All tasks')
  await expect(tasks.sync).toHaveText('Live')
  await expect(other.sync).toHaveText('Live')
  const { id } = await account.addTask({ title: 'From a script' })
  await expect(tasks.row('From a script')).toBeVisible()
  await expect(other.row('From a script')).toBeVisible()
  await other.checkbox('From a script').click()
  await expect(tasks.checkbox('From a script')).toBeChecked()
  await account.deleteTask(id)
  await expect(tasks.rows).toHaveCount(0)
  await expect(other.rows).toHaveCount(0)
})

test.describe('without a service worker', () => {
  test.use({ prefetchesScreens: true })

  test('a screen that wasn’t opened before works offline', async ({ tasks, context, page }) => {
    const fetched = page.waitForResponse(/sync-screen/)
    await tasks.open('Today')
    await (await fetched).finished()
    await context.setOffline(true)
    await tasks.press('g', 'y')
    await expect(page.getByRole('heading', { name: 'Sync', level: 1 })).toBeVisible()
  })
})

test('offline edits work, survive a reload, and sync once online', async ({
  tasks,
  account,
  context,
  page,
}) => {
  await account.addTask({ title: 'To rename' })
  await account.addTask({ title: 'To delete' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  await serverDown(context)
  await tasks.add('Made offline')
  await tasks.row('To delete').focus()
  await tasks.press('Delete')
  await tasks.row('To rename').focus()
  await tasks.press('r')
  await page.keyboard.type('Renamed offline')
  await tasks.press('Enter')
  await expect(tasks.sync).toHaveText('Offline: 3 changes saved on this device')
  await expectStored(page, 3)
  await page.reload()
  await expect.poll(tasks.titles).toEqual(['Made offline', 'Renamed offline'])
  await expect(tasks.sync).toHaveText('Offline: 3 changes saved on this device')
  await tasks.press('g', 'y')
  await expect(page.getByRole('heading', { name: 'Waiting to sync 3' })).toBeVisible()
  await expect(page.getByRole('listitem').filter({ hasText: 'Delete “To delete”' })).toBeVisible()
  await serverBack(context)
  await expect(tasks.sync).toHaveText('Live')
  await expect(page.getByText('Everything is synced')).toBeVisible()
  expect((await account.tasks()).map(({ title }) => title)).toEqual(['Made offline', 'Renamed offline'])
})

test('a reload during a request loses nothing and repeats nothing', async ({ tasks, account, page }) => {
  await tasks.open('Today')
  await expect(tasks.sync).toHaveText('Live')
  // The server runs the mutation, and its response is lost; later mutations wait.
  await page.route('**/trpc/sync.batch**', async (route) => void (await route.fetch()))
  await tasks.add('Done, unheard')
  await expect.poll(async () => (await account.tasks()).length).toBe(1)
  await tasks.add('Never arrived')
  await expect(tasks.sync).toHaveText('Syncing 2 changes')
  await expectStored(page, 2)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
  await page.reload()
  await expect(tasks.rows).toHaveCount(2)
  await expect.poll(async () => (await account.tasks()).length).toBe(2)
  await expect(tasks.sync).toHaveText('Live')
  await expect(tasks.rows).toHaveCount(2)
})

test('a log that was purged in the meantime is read from scratch', async ({
  tasks,
  account,
  server,
  page,
}) => {
  const gone = await account.addTask({ title: 'Gone meanwhile' })
  const kept = await account.addTask({ title: 'Still there' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  await expect(tasks.sync).toHaveText('Live')
  // The page of a plain file doesn't run the app.
  await page.goto('/app/start.js')
  await account.deleteTask(gone.id)
  await account.change(kept.id, { title: 'Still there, renamed' })
  await server.purgeTombstones()
  const resets = page.waitForResponse(
    async (response) =>
      response.url().includes('sync.changes') && (await response.text()).includes('"reset":true'),
  )
  await tasks.open('All tasks')
  await resets
  await expect.poll(tasks.titles).toEqual(['Still there, renamed'])
  await expect(tasks.sync).toHaveText('Live')
})

test('after five failures of the server, changes sync, and until then they show as unsynced', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('Today')
  await expect(tasks.sync).toHaveText('Live')
  let failures = 0
  await page.route('**/trpc/sync.batch**', (route) =>
    failures++ < 5 ? route.fulfill({ status: 500, body: 'Oh no' }) : route.continue(),
  )
  await tasks.add('Patient')
  // The stream stays open.
  await expect(tasks.sync).toHaveText('Reconnecting: 1 change saved on this device')
  await expect.poll(async () => (await account.tasks()).length).toBe(1)
  expect(failures).toBe(6)
  await expect(tasks.sync).toHaveText('Live')
})

test('with an unreachable server and an online browser, a reload shows and keeps everything', async ({
  tasks,
  account,
  context,
  page,
}) => {
  await account.addTask({ title: 'Known' })
  await tasks.open('All tasks')
  await expect(tasks.row('Known')).toBeVisible()
  await expect(tasks.sync).toHaveText('Live')
  await serverDown(context)
  await tasks.add('Meanwhile')
  await expectStored(page, 1)
  await page.reload()
  expect(await page.evaluate(() => navigator.onLine)).toBe(true)
  await expect.poll(tasks.titles).toEqual(['Meanwhile', 'Known'])
  await expect(tasks.sync).toHaveText('Offline: 1 change saved on this device')
  await serverBack(context)
  await expect(tasks.sync).toHaveText('Live')
  await expect.poll(async () => (await account.tasks()).length).toBe(2)
})

test('a first load without a server shows a message and recovers by itself', async ({
  account,
  page,
  context,
}) => {
  await account.addTask({ title: 'There all along' })
  await signInQuickly(page, account)
  await serverDown(context)
  const tasks = TasksScreen(page)
  await tasks.open('All tasks')
  await expect(page.getByRole('heading', { name: 'Your tasks haven’t loaded yet' })).toBeVisible()
  await serverBack(context)
  await expect(tasks.row('There all along')).toBeVisible()
})

test('a browser without storage shows a warning', async ({ tasks, page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(globalThis, 'indexedDB', { value: undefined })
  })
  await tasks.open('Sync')
  await expect(page.getByText('This browser doesn’t save anything for this page')).toBeVisible()
})

test('the app shows the loss of the network at once, despite an open stream', async ({
  tasks,
  context,
  account,
}) => {
  await tasks.open('Today')
  await tasks.add('Before')
  await expect(tasks.sync).toHaveText('Live')
  await context.setOffline(true)
  // Sooner than the timeout of the stream, 45 s.
  await expect(tasks.sync).toHaveText('Offline', { timeout: 30_000 })
  await tasks.add('Meanwhile')
  await expect(tasks.sync).toHaveText('Offline: 1 change saved on this device')
  await context.setOffline(false)
  await expect(tasks.sync).toHaveText('Live')
  await expect.poll(async () => (await account.tasks()).length).toBe(2)
})

test('the app asks for persistent storage once, after the first edit', async ({ tasks, page }) => {
  await page.addInitScript(() => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    navigator.storage.persisted = async () => false
    navigator.storage.persist = async () => asked.push('persist') > 0
  })
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: string[] }).asked.length)
  await tasks.open('Today')
  await expect(tasks.sync).toHaveText('Live')
  expect(await asked()).toBe(0)
  await tasks.add('First')
  await expect.poll(asked).toBe(1)
  await tasks.add('Second')
  await expect(tasks.rows).toHaveCount(2)
  expect(await asked()).toBe(1)
})
