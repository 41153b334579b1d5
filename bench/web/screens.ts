// Takes a picture of every screen at three widths, light and dark, in each language, for a person to look at; with
// --docs the two pictures of the README. `pnpm screenshots --only today,panel --languages de --schemes dark` takes
// some of them.
import { execFile } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs, promisify } from 'node:util'
import { chromium, type Browser, type BrowserContextOptions, type Page } from '@playwright/test'
import { browserLaunch, prepareBrowser } from '../../test/browser/chromium.ts'
import { createAccount, signIn, startServer, type Server } from './server.ts'
import { screens, type Screen, type Viewer } from './screen-list.ts'

const repository = path.resolve(import.meta.dirname, '../..')
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    widths: { type: 'string', default: '390,768,1440' },
    schemes: { type: 'string', default: 'light,dark' },
    languages: { type: 'string', default: 'en,de' },
    docs: { type: 'boolean', default: false },
    out: { type: 'string', default: path.join(repository, 'test-results/screens') },
  },
})

/** As on a phone: touch instead of a pointer. */
const touch = { isMobile: true, hasTouch: true } satisfies BrowserContextOptions

type Accounts = Record<Exclude<Viewer, 'nobody'>, { email: string; password: string }>

await prepareBrowser()
await using server = await startServer()
const accounts: Accounts = { demo: await seed(server), newcomer: await createAccount(server, 0) }
const browser = await chromium.launch(browserLaunch())
for (const shot of values.docs ? docsShots() : allShots()) {
  await mkdir(path.dirname(shot.file), { recursive: true })
  await take(browser, shot)
  console.log(path.relative(process.cwd(), shot.file))
}
await browser.close()

interface Shot {
  readonly screen: Screen
  readonly file: string
  readonly look: BrowserContextOptions
}

function* allShots(): Generator<Shot> {
  const only = values.only?.split(',')
  const chosen = screens.filter(({ name }) => only?.includes(name) ?? true)
  for (const locale of values.languages.split(','))
    for (const colorScheme of values.schemes.split(',') as ('light' | 'dark')[])
      for (const screen of chosen)
        for (const width of values.widths.split(',').map(Number))
          yield {
            screen,
            file: path.join(values.out, locale, colorScheme, `${screen.name}-${width}.png`),
            look: { locale, colorScheme, viewport: { width, height: 900 }, ...(width < 600 && touch) },
          }
}

function* docsShots(): Generator<Shot> {
  const viewport = { width: 1280, height: 800 }
  for (const [name, file, colorScheme] of [
    ['today', 'screenshot-list.png', 'light'],
    ['panel', 'screenshot-panel.png', 'dark'],
  ] as const) {
    const screen = screens.find((one) => one.name === name)
    if (screen)
      yield {
        screen,
        file: path.join(repository, 'docs', file),
        look: { locale: 'en-GB', colorScheme, viewport },
      }
  }
}

async function take(on: Browser, { screen, file, look }: Shot): Promise<void> {
  const context = await on.newContext({ ...look, baseURL: server.origin, serviceWorkers: 'block' })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.error(`${file}: ${error.message}`))
  if (screen.viewer !== 'nobody') await signIn(page, server, accounts[screen.viewer])
  if (screen.viewer === 'demo') await page.evaluate(putNoteAway)
  await page.goto(`/app${screen.address}`)
  await pause(700) // loaded after the first paint
  await loaded(page)
  await screen.act?.(page)
  await pause(900) // shown when the keys rest
  await loaded(page)
  await page.evaluate(settled)
  await page.screenshot({ path: file })
  await context.close()
}

/** Waits until no list shows its skeleton. */
function loaded(page: Page): Promise<void> {
  return page.locator('[aria-busy=true]').waitFor({ state: 'hidden' })
}

/** Animations have ended. */
async function settled(): Promise<void> {
  const ending = document
    .getAnimations()
    .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
  await Promise.allSettled(ending.map(({ finished }) => finished))
}

/** The note about an unconfirmed address; newcomers see it. */
function putNoteAway(): void {
  const { user } = JSON.parse(localStorage.getItem('taskwire.session') ?? '{}') as { user?: string }
  if (user !== undefined) localStorage.setItem('taskwire.confirm-note-hidden', JSON.stringify(user))
}

/** The demo account, as `pnpm seed` makes it. */
async function seed({ folder }: Server): Promise<{ email: string; password: string }> {
  const { stdout } = await promisify(execFile)(process.execPath, ['apps/server/src/commands/seed.ts'], {
    cwd: repository,
    env: { ...process.env, DATA_DIR: folder },
  })
  const [, email, password] = /Sign in with (\S+) and the password (\S+)/.exec(stdout) ?? []
  if (email === undefined || password === undefined) throw new Error('The seed named no account')
  return { email, password }
}
