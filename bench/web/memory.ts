import { setTimeout as pause } from 'node:timers/promises'
import { chromium, type CDPSession, type Page } from '@playwright/test'
import { browserLaunch } from '../../test/browser/chromium.ts'
import { keptBytes } from './heap.ts'
import { ListPage } from './list-page.ts'
import { send, signIn, type Account, type Server } from './server.ts'
import { quantile, type Figure } from './report.ts'

interface Place extends Pick<Server, 'origin'> {
  readonly account: Account
  readonly rounds: number
}

interface Sample {
  readonly heap: number
  readonly nodes: number
  readonly listeners: number
}

const TENTHS = 10
const KEPT_DELETED = 500

/** An hour of use in a few minutes: the memory that the page keeps after a collection must not grow with the use. */
export async function* measureMemory({ origin, account, rounds }: Place): AsyncGenerator<Figure> {
  const browser = await chromium.launch(browserLaunch())
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1280, height: 800 } })
  const page = await context.newPage()
  await signIn(page, { origin }, account)
  await ListPage(page).open()
  await fillTrash(page, { origin, account })
  const debug = await context.newCDPSession(page)
  await debug.send('Performance.enable')

  const samples: Sample[] = []
  const perTenth = Math.ceil(rounds / TENTHS)
  // The first tenth loads code on demand, and is not counted.
  for (let tenth = 0; tenth <= TENTHS; tenth += 1) {
    for (let turn = 0; turn < perTenth; turn += 1)
      await oneRound(page, { origin, account }, tenth * perTenth + turn)
    const sample = await sampleOf(debug)
    console.log(`memory, ${tenth} of ${TENTHS}: ${JSON.stringify(sample)}`)
    if (tenth > 0) samples.push(sample)
  }
  await browser.close()
  for (const what of ['heap', 'nodes', 'listeners'] as const) {
    const values = samples.map((sample) => sample[what])
    const [first, last] = [quantile(values.slice(0, 3), 0.5), quantile(values.slice(-3), 0.5)]
    yield {
      what: `memory, ${what}, last third over first`,
      value: (last / first) * 100,
      unit: '%',
      bar: { atMost: 110 },
    }
  }
}

/** As many deleted tasks as a replica keeps: from here on each new one replaces an old one. */
async function fillTrash(page: Page, { origin, account }: Omit<Place, 'rounds'>): Promise<void> {
  for (let turn = 0; turn < KEPT_DELETED; turn += 1) {
    const response = await send(origin, 'POST', '/api/tasks', { title: `Deleted ${turn}` }, account.token)
    const { id } = (await response.json()) as { id: string }
    await send(origin, 'DELETE', `/api/tasks/${id}`, {}, account.token)
  }
  await page.locator('nav a[href*="view=trash"]').first().click()
  await page.locator('[data-task]').first().waitFor()
  await page.locator('nav a[href*="view=all"]').first().click()
}

/**
 * Adds a task elsewhere and one here, does typical actions on them, and deletes both: the length of the list stays
 * the same.
 */
async function oneRound(page: Page, { origin, account }: Omit<Place, 'rounds'>, turn: number): Promise<void> {
  const title = `Hourly ${turn}`
  const response = await send(origin, 'POST', '/api/tasks', { title }, account.token)
  const { id } = (await response.json()) as { id: string }
  const row = page.locator(`[data-task="${id}"]`)
  await row.getByRole('checkbox').click()
  await pause(50)
  await page.keyboard.press('ControlOrMeta+z')
  await row.getByRole('link').click()
  const panel = page.locator('aside').first()
  await panel.getByLabel('Title', { exact: true }).fill(`${title}, renamed here`)
  await page.keyboard.press('Enter')
  // Not the field that was changed here: a conflict would stay in the Sync Centre, as it should.
  await send(origin, 'PATCH', `/api/tasks/${id}`, { priority: 'high' }, account.token)
  await page.keyboard.press('Escape')

  const own = `Own ${turn}`
  await page.getByLabel('New task', { exact: true }).fill(`${own} tomorrow !high`)
  await page.keyboard.press('Enter')
  const found = page.locator('[data-task]', { has: page.getByText(own, { exact: true }) })
  await found.waitFor()
  await ListPage(page).focus()
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox')
  await search.waitFor()
  await search.fill(own)
  await found.getByRole('link').click()
  await page.keyboard.press('Escape')
  await found.press('#')
  await found.waitFor({ state: 'detached' })
  await page.keyboard.press('ControlOrMeta+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')

  // Navigates by links, because a reload would free everything that leaks. The last link leads back to all tasks.
  for (const view of ['upcoming', 'completed', 'all'])
    await page.locator(`nav a[href*="view=${view}"]`).first().click()
  await send(origin, 'DELETE', `/api/tasks/${id}`, {}, account.token)
}

async function sampleOf(debug: CDPSession): Promise<Sample> {
  const heap = await keptBytes(debug)
  const { metrics } = await debug.send('Performance.getMetrics')
  const valueOf = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? Number.NaN
  return { heap, nodes: valueOf('Nodes'), listeners: valueOf('JSEventListeners') }
}
