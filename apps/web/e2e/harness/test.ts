import { test as base, expect, type Page } from '@playwright/test'
import { createAccount, type Account } from './account.ts'
import { startFront, type Front } from './front.ts'
import { bindFront } from './network.ts'
import { TasksScreen } from './tasks-screen.ts'
import { startServer, type RunningServer } from './server.ts'

interface TestFixtures {
  /** A new account without sessions. */
  readonly account: Account
  /** The app on `page`, signed in to `account`. */
  readonly tasks: ReturnType<typeof TasksScreen>
  /** The proxy that `page` and `context` load the app from. */
  readonly front: Front
  /** Fails the test for script errors and violations of the content policy. */
  readonly complaints: string[]
}

interface TestOptions {
  /** Lets pages prefetch all screens after some seconds, as they do without a service worker. */
  readonly prefetchesScreens: boolean
}

interface WorkerFixtures {
  /** Settings of the server. A file that changes them gets a server of its own. */
  readonly settings: Readonly<Record<string, string>>
  readonly server: RunningServer
}

export const test = base.extend<TestFixtures & TestOptions, WorkerFixtures>({
  prefetchesScreens: [false, { option: true }],
  settings: [{}, { scope: 'worker', option: true }],
  server: [
    async ({ settings }, provide) => {
      const server = await startServer(settings)
      await provide(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  front: async ({ server }, provide) => {
    await using front = await startFront(server.origin)
    await provide(front)
  },
  baseURL: ({ front }, provide) => provide(front.origin),
  locale: 'en-GB',
  context: async ({ context, front, prefetchesScreens, serviceWorkers }, provide) => {
    bindFront(context, front)
    if (!prefetchesScreens && serviceWorkers === 'block') await context.addInitScript(pretendWorker)
    await provide(context)
  },
  account: async ({ server }, provide) => provide(await createAccount(server.origin)),
  tasks: async ({ page, account }, provide) => {
    await signInQuickly(page, account)
    await provide(TasksScreen(page))
  },
  complaints: [
    async ({ page }, provide) => {
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (message) => {
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          complaints.push(message.text())
      })
      await provide(complaints)
      expect(complaints).toEqual([])
    },
    { auto: true },
  ],
})

/**
 * Makes a page believe that a service worker caches the app. It would otherwise fetch every screen four seconds after its start, so
 * that a slow machine does more work and tests find screens that a fast machine has not loaded.
 */
function pretendWorker(): void {
  const containers = globalThis.ServiceWorkerContainer as typeof ServiceWorkerContainer | undefined
  if (containers !== undefined)
    containers.prototype.getRegistration = async () => ({}) as ServiceWorkerRegistration
}

/** Signs the browser in without the form, which has its own tests. */
export async function signInQuickly(page: Page, { email, password }: Account): Promise<void> {
  // A plain file of the origin gives access to its storage without starting the app.
  await page.goto('/app/start.js')
  await page.evaluate(
    async (credentials) => {
      const response = await fetch('/api/auth/login', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...credentials, transport: 'cookie' }),
      })
      const { user } = (await response.json()) as { user: { id: string } }
      localStorage.setItem('taskwire.session', JSON.stringify({ user: user.id }))
    },
    { email, password },
  )
}

export { expect }
