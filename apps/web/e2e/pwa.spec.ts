import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { writeLaterBuild } from './harness/later-build.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, test } from './harness/test.ts'
import { workerReady } from './harness/worker-ready.ts'

test.use({ serviceWorkers: 'allow' })

function keptFiles(page: Page): Promise<{ path: string; text: string }[]> {
  return page.evaluate(async () => {
    const kept = []
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        const response = await cache.match(request)
        kept.push({ path: new URL(request.url).pathname, text: (await response?.text()) ?? '' })
      }
    }
    return kept
  })
}

interface Icon {
  readonly src: string
  readonly sizes: string
  readonly purpose?: string
}

interface Manifest {
  readonly icons: readonly Icon[]
  readonly shortcuts: readonly { readonly url: string; readonly icons: readonly Icon[] }[]
}

const notice = (page: Page) => page.getByRole('region', { name: 'New version' })

test('the app opens offline, including pages that weren’t visited before', async ({ page, front }) => {
  await page.goto('/app/signin')
  await workerReady(page)
  await front.cut()
  await page.reload()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  await page.goto('/app/signup')
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
})

test('a signed-in person finds their tasks offline', async ({ tasks, account, page, front }) => {
  await account.addTask({ title: 'Kept on this device' })
  await tasks.open('All tasks')
  await expect(tasks.row('Kept on this device')).toBeVisible()
  await workerReady(page)
  await front.cut()
  await page.reload()
  await expect(tasks.row('Kept on this device')).toBeVisible()
})

test('the worker caches the files of the app and no personal data', async ({
  tasks,
  page,
  account,
  front,
}) => {
  await account.addTask({ title: 'Strictly between us' })
  await tasks.open('All tasks')
  await expect(tasks.row('Strictly between us')).toBeVisible()
  await workerReady(page)
  await page.reload()
  await expect(tasks.row('Strictly between us')).toBeVisible()
  for (const address of ['/api/tasks', '/openapi/native.json', '/health/ready'])
    await page.evaluate((url) => fetch(url), address)
  const kept = await keptFiles(page)
  expect(kept.map(({ path: name }) => name)).toContain('/app/index.html')
  for (const { path: name, text } of kept) {
    expect(name).toMatch(
      /^\/app\/(?:assets\/[^/]+|index\.html|start\.js|favicon\.svg|manifest\.webmanifest)$/,
    )
    expect(text.includes('Strictly between us') || text.includes(account.email)).toBe(false)
    expect(text).not.toContain(account.token)
  }
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
  expect(await keptFiles(page)).toEqual(kept)
  await front.cut()
  for (const address of ['/api/tasks', '/trpc/tasks.list', '/openapi/native.json', '/docs/', '/health/ready'])
    expect(await page.evaluate((url) => fetch(url).catch(String), address)).toContain('Failed to fetch')
  await expect(page.goto('/docs/')).rejects.toThrow('ERR_CONNECTION_REFUSED')
})

test('a new version loads on request, and a half-written title survives it', async ({
  tasks,
  page,
  context,
  front,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-build-'))
  try {
    await writeLaterBuild(folder, 'globalThis.isSecondBuild = true')
    await tasks.open('Today')
    await workerReady(page)
    await tasks.newTask.fill('Half a tit')
    const other = await context.newPage()
    await other.goto('/app/')
    await TasksScreen(other).newTask.fill('Another half')
    await workerReady(other)
    await expect(notice(page)).toBeHidden()

    const oldParts = (await keptFiles(other)).filter(({ path: name }) => name.startsWith('/app/assets/'))
    // The files must come from the worker, not from the browser's own cache.
    await (await context.newCDPSession(other)).send('Network.clearBrowserCache')
    front.deploy(folder)
    const isSecond = (tab: Page) => tab.evaluate(() => 'isSecondBuild' in globalThis)
    await page.evaluate(async () => (await navigator.serviceWorker.ready).update())
    await expect(notice(page)).toBeVisible()
    await expect(notice(other)).toBeVisible()
    await expect(tasks.said).toHaveText('A new version is available.')
    expect([await isSecond(page), await isSecond(other)]).toEqual([false, false])

    await notice(page).getByRole('button', { name: 'Reload' }).click()
    await expect.poll(() => isSecond(page).catch(() => false)).toBe(true)
    await expect(tasks.newTask).toHaveValue('Half a tit')
    await expect(notice(page)).toBeHidden()

    // The other tab continues with the old build, including chunks that it loads later.
    expect(await isSecond(other)).toBe(false)
    await expect(TasksScreen(other).newTask).toHaveValue('Another half')
    expect(oldParts.length).toBeGreaterThan(5)
    for (const { path: name, text } of oldParts)
      expect(await other.evaluate(async (url) => (await fetch(url)).text(), name)).toBe(text)
    await notice(other).getByRole('button', { name: 'Reload' }).click()
    await expect.poll(() => isSecond(other).catch(() => false)).toBe(true)
    await expect(TasksScreen(other).newTask).toHaveValue('Another half')
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})

test('the manifest describes the app, and its icons match', async ({ page, request }) => {
  await page.goto('/app/signin')
  const href = await page.locator('link[rel=manifest]').getAttribute('href')
  const response = await request.get(String(href))
  expect(response.headers()['content-type']).toContain('application/manifest+json')
  const manifest = (await response.json()) as Manifest
  expect(manifest).toMatchObject({
    name: 'Taskwire',
    short_name: 'Taskwire',
    id: '/app/',
    start_url: '/app/',
    scope: '/app/',
    display: 'standalone',
    theme_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
    background_color: expect.stringMatching(/^#[0-9a-f]{6}$/),
    share_target: { action: '/app/', method: 'GET', params: { title: 'title', text: 'text', url: 'url' } },
    shortcuts: [{ url: '/app/?add' }, { url: '/app/' }],
  })
  const icons = [...manifest.icons, ...manifest.shortcuts.flatMap(({ icons: own }) => own)]
  expect(manifest.icons.map(({ sizes, purpose = 'any' }) => `${sizes} ${purpose}`)).toEqual([
    'any any',
    '192x192 any',
    '512x512 any',
    '512x512 maskable',
  ])
  for (const { src, sizes } of icons) {
    const size = await page.evaluate(async (url) => {
      const image = new Image()
      image.src = url
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, src)
    if (sizes !== 'any') expect(size).toBe(sizes)
  }
  const debug = await page.context().newCDPSession(page)
  expect(await debug.send('Page.getInstallabilityErrors')).toEqual({ installabilityErrors: [] })
  expect((await debug.send('Page.getAppManifest')).errors).toEqual([])
})

test('the shortcut for a new task opens with the field focused', async ({ tasks, page }) => {
  await page.goto('/app/?add')
  await expect(tasks.newTask).toBeFocused()
})
