import type { Locator, Page } from '@playwright/test'
import { pressKeys } from './press-keys.ts'

/** The task screen, by its visible texts. */
export function TasksScreen(page: Page) {
  const row = (title: string) =>
    page.locator('[data-task]').filter({ has: page.getByText(title, { exact: true }) })
  const panel = page.getByRole('complementary')
  const places = page.getByRole('navigation', { name: 'Places' })
  return {
    page,
    row,
    panel,
    places,
    /** A place in the side bar or the tabs. */
    place: (name: string) => places.getByRole('link', { name: new RegExp(`^${name}(?:\\s*[,\\d]|$)`) }),
    heading: (name: string) => page.getByRole('heading', { name, exact: true, level: 1 }),
    rows: page.locator('[data-task]'),
    titles: () => page.locator('[data-task] [role=gridcell]:nth-child(2) > :first-child').allTextContents(),
    newTask: page.getByLabel('New task', { exact: true }),
    said: page.getByRole('status'),
    /** The sync state, always visible. */
    sync: page.getByRole('banner').locator('a[href="/app/sync"]'),
    undo: page.getByRole('button', { name: 'Undo' }),
    checkbox: (title: string): Locator => row(title).getByRole('checkbox'),
    open: async (view: keyof typeof addressOf) => {
      await page.goto(addressOf[view])
      // A loaded page has no key listeners yet; a rendered one does.
      await page.getByRole('banner').waitFor()
    },
    add: async (title: string) => {
      await page.getByLabel('New task', { exact: true }).fill(title)
      await page.keyboard.press('Enter')
    },
    openTask: async (title: string) => {
      await page.getByRole('link', { name: title, exact: true }).click()
      await panel.getByLabel('Title', { exact: true }).waitFor()
    },
    title: panel.getByLabel('Title', { exact: true }),
    notes: panel.getByLabel('Notes', { exact: true }),
    choose: (field: string, option: string) =>
      panel.getByLabel(field, { exact: true }).selectOption({ label: option }),
    press: (...keys: string[]) => pressKeys(page, keys),
  }
}

const addressOf = {
  Inbox: '/app/?view=inbox',
  Lists: '/app/lists',
  Today: '/app/',
  Upcoming: '/app/?view=upcoming',
  'All tasks': '/app/?view=all',
  Done: '/app/?view=completed',
  Trash: '/app/?view=trash',
  Sync: '/app/sync',
} as const
