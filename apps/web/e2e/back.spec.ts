import type { Locator, Page } from '@playwright/test'
import type { Account } from './harness/account.ts'
import { expect, test } from './harness/test.ts'

const COUNT = 60

/** The list shows the newest task first. */
async function addMany(account: Account): Promise<void> {
  for (let n = COUNT; n > 0; n -= 1)
    await account.addTask({ title: `Task ${n}${n % 3 === 0 ? ` ${'with a long title '.repeat(6)}` : ''}` })
}

/** Scrolls the list and returns a row in the middle of the screen. */
async function scrollTo(page: Page, y: number): Promise<Locator> {
  await page.evaluate((top) => globalThis.scrollTo(0, top), y)
  let id: string | undefined
  await expect
    .poll(async () => {
      id = await page.evaluate(() => {
        const row = document.elementFromPoint(100, 350)?.closest<HTMLElement>('[data-task]')
        return row?.dataset['task']
      })
      return id
    })
    .toBeDefined()
  return page.locator(`[data-task="${id}"]`)
}

/** The scrolled distance, and the top of a row. */
interface Place {
  readonly scrolled: number
  readonly top: number
}

/** Reads a place that is the same for 300 ms, since rows move while they are measured. */
async function atRest(page: Page, read: () => Promise<Place>): Promise<Place> {
  let place = await read()
  await expect(async () => {
    const before = place
    await page.waitForTimeout(300)
    place = await read()
    expect(place).toEqual(before)
  }).toPass()
  return place
}

const scrolled = (page: Page) => page.evaluate(() => Math.round(scrollY))

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true })

  test('closing a task by button, Back or Escape returns to its row', async ({ tasks, account, page }) => {
    await addMany(account)
    await tasks.open('All tasks')
    await expect(tasks.rows.first()).toBeVisible()
    const row = await scrollTo(page, 1200)
    const place = async () => ({
      scrolled: await scrolled(page),
      top: Math.round((await row.boundingBox())?.y ?? -1),
    })
    for (const leave of [
      () => page.getByRole('button', { name: 'Back to list' }).tap(),
      () => page.goBack(),
      () => page.keyboard.press('Escape'),
    ]) {
      const before = await atRest(page, place)
      await row.getByRole('link').tap()
      await tasks.title.waitFor()
      expect(await scrolled(page)).toBe(0)
      await leave()
      await expect(tasks.panel).toHaveCount(0)
      await expect(row).toBeFocused()
      // The row keeps its place after all rows are measured.
      expect(await atRest(page, place)).toEqual(before)
    }
  })

  test('Back from another view returns to the same place in the list', async ({ tasks, account, page }) => {
    await addMany(account)
    await tasks.open('All tasks')
    await expect(tasks.rows.first()).toBeVisible()
    const row = await scrollTo(page, 1200)
    const before = await scrolled(page)
    await page.getByRole('link', { name: 'Upcoming' }).tap()
    await expect(page.getByRole('heading', { name: 'Upcoming', level: 1 })).toBeVisible()
    await page.goBack()
    await expect(row).toBeInViewport()
    // The place is restored once the rows around it are measured.
    await expect.poll(async () => Math.abs((await scrolled(page)) - before)).toBeLessThan(40)
  })
})

test('with the panel beside the list, Back and Forward keep the focus on the task', async ({
  tasks,
  account,
  page,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  await account.addTask({ title: 'One' })
  await account.addTask({ title: 'Two' })
  await tasks.open('All tasks')
  await tasks.openTask('One')
  await page.goBack()
  await expect(tasks.panel).toHaveCount(0)
  await expect(tasks.row('One')).toBeFocused()
  await page.goForward()
  await expect(tasks.panel).toBeFocused()
})

test('Back from a screen without the list focuses the earlier row', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'One' })
  await account.addTask({ title: 'Two' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  await tasks.press('j', 'j')
  await expect(tasks.row('One')).toBeFocused()
  await tasks.press('g', 's')
  await expect(page).toHaveURL(/\/app\/settings/)
  await expect(tasks.rows).toHaveCount(0)
  await page.goBack()
  await expect(tasks.row('One')).toBeFocused()
})
