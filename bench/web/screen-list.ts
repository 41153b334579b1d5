import { Buffer } from 'node:buffer'
import type { Page } from '@playwright/test'

/** The viewer: without an account, with hundreds of tasks, or new. */
export type Viewer = 'nobody' | 'demo' | 'newcomer'

export interface Screen {
  readonly name: string
  readonly viewer: Viewer
  /** Below `/app`. */
  readonly address: string
  /** Actions before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>
}

/** Every screen and state worth a look. The actions use keys and test ids that no language changes. */
export const screens: readonly Screen[] = [
  { name: 'sign-in', viewer: 'nobody', address: '/signin' },
  { name: 'sign-in-expired', viewer: 'nobody', address: '/signin?because=expired' },
  { name: 'sign-up-refused', viewer: 'nobody', address: '/signup', act: submit },
  { name: 'forgot-password', viewer: 'nobody', address: '/forgot-password' },
  { name: 'reset-password', viewer: 'nobody', address: '/reset-password#token=none' },
  { name: 'verify-email', viewer: 'nobody', address: '/verify-email#token=none' },
  { name: 'not-found', viewer: 'nobody', address: '/nowhere' },

  { name: 'welcome', viewer: 'newcomer', address: '/' },
  { name: 'empty-inbox', viewer: 'newcomer', address: '/?view=inbox' },
  { name: 'empty-upcoming', viewer: 'newcomer', address: '/?view=upcoming' },
  { name: 'empty-completed', viewer: 'newcomer', address: '/?view=completed' },
  { name: 'empty-trash', viewer: 'newcomer', address: '/?view=trash' },

  { name: 'today', viewer: 'demo', address: '/' },
  { name: 'inbox', viewer: 'demo', address: '/?view=inbox' },
  { name: 'lists', viewer: 'demo', address: '/lists' },
  {
    name: 'new-list',
    viewer: 'demo',
    address: '/lists',
    act: (page) => page.locator('main h2 + button').first().click(),
  },
  { name: 'missing-list', viewer: 'demo', address: '/?list=none' },
  { name: 'go-to-list', viewer: 'demo', address: '/', act: (page) => press(page, 'g', 'l') },
  { name: 'upcoming', viewer: 'demo', address: '/?view=upcoming' },
  { name: 'all', viewer: 'demo', address: '/?view=all' },
  {
    name: 'view-options',
    viewer: 'demo',
    address: '/?view=inbox',
    act: (page) => page.locator('main header button').first().click(),
  },
  { name: 'board', viewer: 'demo', address: '/?view=inbox', act: showBoard },
  { name: 'completed', viewer: 'demo', address: '/?view=completed' },
  { name: 'trash', viewer: 'demo', address: '/?view=trash', act: deleteTwo },
  { name: 'search', viewer: 'demo', address: '/', act: (page) => type(page, '/', 'call') },
  { name: 'search-nothing', viewer: 'demo', address: '/', act: (page) => type(page, '/', 'zebra') },
  {
    name: 'panel',
    viewer: 'demo',
    address: '/?view=all',
    act: (page) => page.locator('[data-task] a').nth(2).click(),
  },
  { name: 'task-page', viewer: 'demo', address: '/?view=all', act: openPage },
  {
    name: 'quick-add',
    viewer: 'demo',
    address: '/',
    act: (page) => type(page, 'q', 'pay rent 2027-01-02 9:30 !high'),
  },
  { name: 'due-date', viewer: 'demo', address: '/', act: (page) => press(page, 'j', 't') },
  { name: 'rename', viewer: 'demo', address: '/', act: (page) => press(page, 'j', 'r') },
  { name: 'selection', viewer: 'demo', address: '/', act: (page) => press(page, 'j', 'x', 'j', 'x') },
  { name: 'undo', viewer: 'demo', address: '/', act: (page) => press(page, 'j', 'e') },
  { name: 'palette', viewer: 'demo', address: '/', act: (page) => press(page, 'Control+k') },
  { name: 'keys', viewer: 'demo', address: '/', act: (page) => press(page, '?') },
  {
    name: 'account-menu',
    viewer: 'demo',
    address: '/',
    act: (page) => page.locator('header button[aria-haspopup]').last().click(),
  },
  { name: 'sync', viewer: 'demo', address: '/sync' },
  { name: 'sync-offline', viewer: 'demo', address: '/', act: goOffline },
  { name: 'missing', viewer: 'demo', address: '/', act: miss },
  { name: 'transfer', viewer: 'demo', address: '/transfer' },
  { name: 'transfer-found', viewer: 'demo', address: '/transfer', act: chooseFile },

  { name: 'settings', viewer: 'demo', address: '/settings' },
  ...[
    'profile',
    'email',
    'password',
    'sessions',
    'tokens',
    'webhooks',
    'notifications',
    'calendar',
    'activity',
    'keyboard',
    'appearance',
    'data',
  ].map((section): Screen => ({
    name: `settings-${section}`,
    viewer: 'demo',
    address: `/settings/${section}`,
  })),
]

async function showBoard(page: Page): Promise<void> {
  await page.evaluate(() => localStorage.setItem('taskwire.views', '{"inbox":{"layout":"board"}}'))
  await page.reload()
  await page.locator('[data-status] [data-task]').first().waitFor()
}

async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

async function type(page: Page, key: string, text: string): Promise<void> {
  await press(page, key)
  await page.waitForFunction(() => document.activeElement instanceof HTMLInputElement)
  await page.keyboard.type(text)
}

function submit(page: Page): Promise<void> {
  return page.locator('main button[type=submit]').click()
}

async function deleteTwo(page: Page): Promise<void> {
  await press(page, 'g', 'a')
  await press(page, 'j', '#', '#')
  await press(page, 'g', 'x')
}

async function openPage(page: Page): Promise<void> {
  const id = await page.locator('[data-task]').nth(2).getAttribute('data-task')
  await page.goto(`/app/task/${id}`)
}

async function goOffline(page: Page): Promise<void> {
  // Loads the screen while the network is up.
  const fetched = page.waitForResponse(/\/sync-screen-/)
  await press(page, 'g', 'y')
  await fetched
  await press(page, 'g', 't')
  await page.context().setOffline(true)
  await press(page, 'j', 'e', 'g', 'y')
}

/** A screen that was not loaded before the network went down. */
async function miss(page: Page): Promise<void> {
  await page.context().setOffline(true)
  await press(page, 'g', 'y')
}

async function chooseFile(page: Page): Promise<void> {
  const lines = [
    'title,due_date,priority',
    'Buy milk,2026-12-01,high',
    ',2026-12-02,low',
    'Call Ada,soon,medium',
  ]
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'tasks.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await page.locator('details').waitFor()
}
