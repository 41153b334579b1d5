import { test as base, expect, type Page } from '@playwright/test'
import { createAccount, type Account } from './account.ts'
import { watchStreams } from './network.ts'
import { TasksScreen } from './tasks-screen.ts'
import { startServer, type RunningServer } from './server.ts'

interface TestFixtures {
  /** A new account without sessions. */
  readonly account: Account
  /** The app on `page`, signed in to `account`. */
  readonly tasks: ReturnType<typeof TasksScreen>
  /** Fails the test for script errors and violations of the content policy. */
  readonly complaints: string[]
}

interface WorkerFixtures {
  /** Settings of the server. A file that changes them gets a server of its own. */
  readonly settings: Readonly<Record<string, string>>
  readonly server: RunningServer
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  settings: [{}, { scope: 'worker', option: true }],
  server: [
    async ({ settings }, provide) => {
      const server = await startServer(settings)
      await provide(server)
      await server.stop()
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: ({ server }, provide) => provide(server.origin),
  locale: 'en-GB',
  context: async ({ context }, provide) => {
    await watchStreams(context)
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
