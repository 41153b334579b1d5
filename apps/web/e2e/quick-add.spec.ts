import type { Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import { expect, test } from './harness/test.ts'

const chip = (page: Page, words: string) =>
  page.getByRole('button', { name: `Keep “${words}” in the title`, exact: true })

/** Pastes like the keys, without using the machine's clipboard. */
const paste = (page: Page, text: string) =>
  page.getByLabel('New task', { exact: true }).evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, text)

test('a line is read while typing, and the preview matches the stored task', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await tasks.newTask.fill('Pay rent 9 March 2031 at 9am !high')
  await expect(chip(page, '!high')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Due date: 9 Mar 2031, 9:00' })).toBeVisible()
  await expect(page.locator('[data-preview]')).toHaveText(
    'Adds “Pay rent”, due 9 Mar 2031, 9:00, high priority',
  )
  await expect(tasks.said).toHaveText('Adds “Pay rent”, due 9 Mar 2031, 9:00, high priority')
  await tasks.press('Enter')
  await expect(tasks.row('Pay rent')).toBeVisible()
  await expect(tasks.newTask).toHaveValue('')
  await expect(page.locator('[data-preview]')).toHaveCount(0)
  await expect
    .poll(async () => (await account.tasks())[0])
    .toMatchObject({
      title: 'Pay rent',
      priority: 'high',
      due_date: await page.evaluate(() => new Date(2031, 2, 9, 9).toISOString()),
    })
})

test('a line that is added before its reader loads is read afterwards', async ({ tasks, account, page }) => {
  const held = Promise.withResolvers<void>()
  await page.route(/\/assets\/reader-[^/]+\.js$/, async (route) => {
    await held.promise
    await route.continue()
  })
  await tasks.open('All tasks')
  await tasks.add('Call Ann 9 March 2031 !high')
  await tasks.add('Nothing to read')
  await expect(tasks.row('Call Ann 9 March 2031 !high')).toBeVisible()
  // Several pasted lines wait for the reader, too.
  await tasks.press('q')
  await paste(page, 'Milk 2031-03-09\nBread')
  held.resolve()
  await expect(tasks.row('Call Ann')).toBeVisible()
  await expect
    .poll(async () => (await account.tasks()).find((task) => task['title'] === 'Call Ann'))
    .toMatchObject({ priority: 'high', due_date: '2031-03-09' })
  await expect(tasks.row('Nothing to read')).toBeVisible()
  await page.getByRole('button', { name: 'Add 2 tasks' }).click()
  await expect(tasks.row('Milk')).toBeVisible()
})

test('a turned-off chip stays text while the line changes, and chosen values override read ones', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await tasks.newTask.fill('Read 2031-03-09 !low')
  await chip(page, '2031-03-09').click()
  await expect(tasks.newTask).toBeFocused()
  await expect(chip(page, '2031-03-09')).toHaveCount(0)
  await page.keyboard.type(' twice')
  await tasks.press('Home')
  await page.keyboard.type('Remember, please: ')
  await expect(chip(page, '!low')).toBeVisible()
  await expect(chip(page, '2031-03-09')).toHaveCount(0)
  await page.getByLabel('Priority').selectOption('high')
  await expect(chip(page, '!low')).toHaveCount(0)
  await tasks.newTask.press('Enter')
  await expect
    .poll(async () => (await account.tasks())[0])
    .toMatchObject({
      title: 'Remember, please: Read 2031-03-09 !low twice',
      due_date: null,
      priority: 'high',
    })
})

test('a line is a title until its reader loads', async ({ tasks, page }) => {
  const held = Promise.withResolvers<void>()
  await page.route('**/assets/reader-*.js', async (route) => {
    await held.promise
    await route.continue()
  })
  await tasks.open('All tasks')
  await tasks.add('First 2031-03-09')
  await expect(tasks.row('First 2031-03-09')).toBeVisible()
  await tasks.newTask.fill('Second 2031-03-09')
  held.resolve()
  await expect(chip(page, '2031-03-09')).toBeVisible()
  await tasks.press('Enter')
  await expect(tasks.row('Second')).toContainText('9 Mar 2031')
})

test('a line that repeats in words that are not read is added as text, and the preview explains why', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  const unread = 'This repetition can’t be read, so it stays in the title'
  await tasks.newTask.fill('Water the plants twice a week at 9am')
  await expect(page.locator('[data-preview]')).toHaveText(unread)
  await expect(tasks.said).toHaveText(unread)
  await tasks.newTask.fill('Water the plants on monday at 9am')
  await expect(chip(page, 'on monday at 9am')).toBeVisible()
  await tasks.newTask.fill('Water the plants twice a week at 9am')
  await expect(chip(page, 'on monday at 9am')).toHaveCount(0)
  await tasks.press('Enter')
  await expect(page.locator('[data-preview]')).toHaveCount(0)
  await expect
    .poll(async () => (await account.tasks())[0])
    .toMatchObject({ title: 'Water the plants twice a week at 9am', due_date: null })
})

test('a line that repeats makes a repeating task', async ({ tasks, account, page }) => {
  await tasks.open('All tasks')
  await tasks.newTask.fill('Water the plants every 2 weeks')
  await expect(chip(page, 'every 2 weeks')).toBeVisible()
  await tasks.press('Enter')
  await expect
    .poll(async () => (await account.tasks())[0])
    .toMatchObject({ title: 'Water the plants', recurrence: { rule: 'FREQ=WEEKLY;INTERVAL=2', from: 'due' } })
})

test('several pasted lines become several tasks, and one undo removes them', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await tasks.newTask.fill('!high')
  await expect(chip(page, '!high')).toBeVisible()
  await tasks.newTask.fill('Half a thought')
  await paste(page, '- Oat milk\n- Bread 2031-03-09\n\n- Salt !high\n- Figs\n')
  const question = page.getByRole('region', { name: 'Add 4 tasks?' })
  await expect(question.getByRole('listitem')).toHaveText(['Oat milk', 'Bread9 Mar 2031', 'SaltHigh', 'Figs'])
  const yes = question.getByRole('button', { name: 'Add 4 tasks' })
  await expect(yes).toBeFocused()
  await tasks.press('Escape')
  await expect(tasks.newTask).toBeFocused()
  await expect(tasks.rows).toHaveCount(0)

  await paste(page, 'Oat milk\nBread 2031-03-09\nSalt !high\nFigs')
  await yes.click()
  await expect(tasks.said).toHaveText('Added 4 tasks')
  // The toast stays while the pointer is over it.
  await tasks.undo.hover()
  await expect(tasks.rows).toHaveCount(4)
  await expect(tasks.newTask).toHaveValue('Half a thought')
  await expect
    .poll(async () => (await account.tasks()).map(({ title }) => title))
    .toEqual(['Oat milk', 'Bread', 'Salt', 'Figs'])
  await tasks.undo.click()
  await expect(tasks.rows).toHaveCount(0)
  await expect.poll(async () => (await account.tasks()).length).toBe(0)
})

test('a task without a title shows an error', async ({ tasks, page }) => {
  await tasks.open('All tasks')
  await tasks.newTask.fill('!high')
  await expect(chip(page, '!high')).toBeVisible()
  await tasks.press('Enter')
  await expect(page.getByRole('alert')).toHaveText('Add a title')
  await expect(tasks.newTask).toHaveAttribute('aria-invalid', 'true')
  await expect(tasks.newTask).toHaveValue('!high')
  await page.keyboard.type(' Breathe')
  await expect(page.getByRole('alert')).toHaveCount(0)
  await tasks.press('Enter')
  await expect(tasks.row('Breathe')).toContainText('High')
})

test.describe('in a German browser', () => {
  test.use({ locale: 'de-DE' })
  test('a line is read in German', async ({ tasks, account, page }) => {
    await tasks.open('All tasks')
    const field = page.getByLabel('Neue Aufgabe', { exact: true })
    await field.fill('Miete zahlen morgen 9 Uhr !hoch')
    await expect(page.getByRole('button', { name: '„morgen 9 Uhr“ im Titel lassen' })).toBeVisible()
    await expect(page.getByRole('button', { name: '„!hoch“ im Titel lassen' })).toBeVisible()
    await field.press('Enter')
    await expect(tasks.row('Miete zahlen')).toBeVisible()
    await expect
      .poll(async () => (await account.tasks())[0])
      .toMatchObject({
        title: 'Miete zahlen',
        priority: 'high',
        due_date: await page.evaluate(() => {
          const today = new Date()
          return new Date(today.getFullYear(), today.getMonth(), today.getDate() + 1, 9).toISOString()
        }),
      })
  })
})

test('chips and the dialog of a pasted list are accessible at 320 px', async ({ tasks, page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await tasks.open('Today')
  await tasks.newTask.fill('Write to the landlord about the heating tomorrow at 9am !high')
  await expect(chip(page, '!high')).toBeVisible()
  await paste(page, `Short\n${'Longer than the screen is wide '.repeat(4)} 2031-03-09 !low`)
  await expect(page.getByRole('region', { name: 'Add 2 tasks?' })).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})
