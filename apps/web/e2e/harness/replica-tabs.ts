import path from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { build, type Rolldown } from 'vite'
import type { Account } from './account.ts'
import { frontOf } from './network.ts'
import { signInQuickly } from './test.ts'

let bundle: Promise<string> | undefined

async function bundled(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: path.join(import.meta.dirname, 'replica-page.ts'), formats: ['es'], fileName: 'replica' },
      // One file, including lazily loaded code.
      rolldownOptions: { output: { codeSplitting: false } },
    },
  })) as Rolldown.RolldownOutput[]
  return built[0]?.output[0].code ?? ''
}

/** Tabs of one browser, each with a replica of the account's tasks and nothing else. */
export async function prepareTabs(
  context: BrowserContext,
  account: Account,
): Promise<(search?: string) => Promise<Page>> {
  bundle ??= bundled()
  const code = await bundle
  const { serve } = frontOf(context)
  serve(
    '/replica-page',
    'text/html',
    '<!doctype html><title>Replica</title><script type="module" src="/replica-page.js"></script>',
  )
  serve('/replica-page.js', 'text/javascript', code)
  const page = await context.newPage()
  await signInQuickly(page, account)
  await page.close()
  return async (search = '') => {
    const page = await context.newPage()
    await page.goto(`/replica-page${search}`)
    await page.waitForFunction(() => globalThis.replica?.getSnapshot().isLoaded)
    return page
  }
}

/** The snapshot of a tab. */
export function look(page: Page) {
  return page.evaluate(() => {
    const { tasks, status, issues } = globalThis.replica.getSnapshot()
    return { titles: tasks.map(({ title }) => title).toSorted(), ...status, issues: issues.length }
  })
}

export function create(page: Page, title: string): Promise<unknown> {
  return page.evaluate((title) => globalThis.replica.mutate.create({ title }), title)
}
