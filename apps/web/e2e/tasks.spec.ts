import type { Page } from '@playwright/test'
import { expect, signInQuickly, test } from './harness/test.ts'
import { stopTimers } from './harness/timers.ts'

test('tasks are added one after the other and survive a reload', async ({ tasks, page }) => {
  await tasks.open('Today')
  await tasks.add('Buy oat milk')
  await expect(tasks.newTask).toBeFocused()
  await expect(tasks.newTask).toHaveValue('')
  await page.keyboard.type('Call the plumber')
  await page.keyboard.press('Shift+Enter')
  await expect(tasks.rows).toHaveCount(2)
  await expect(tasks.said).toHaveText('Added “Call the plumber”')
  await page.reload()
  await expect(tasks.row('Buy oat milk')).toBeVisible()
  await expect(tasks.row('Call the plumber')).toBeVisible()
})

test('every field can be edited and is saved', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Draft' })
  await tasks.open('All tasks')
  await tasks.openTask('Draft')
  await tasks.title.fill('Write the report')
  await page.keyboard.press('Enter')
  await tasks.notes.fill('First line\nSecond line')
  await tasks.choose('Status', 'In progress')
  await tasks.choose('Priority', 'High')
  await tasks.panel.getByRole('button', { name: /^Due date/ }).click()
  await page.getByLabel('Pick a date').fill('2031-03-09')
  await page.getByLabel('Pick a date').press('Enter')
  await expect(tasks.panel.getByRole('button', { name: 'Due date: 9 Mar 2031' })).toBeVisible()

  await expect
    .poll(async () => (await account.tasks())[0])
    .toMatchObject({
      title: 'Write the report',
      description: 'First line\nSecond line',
      status: 'in_progress',
      priority: 'high',
      due_date: '2031-03-09',
    })
  await page.reload()
  await expect(tasks.title).toHaveValue('Write the report')
  await expect(tasks.notes).toHaveValue('First line\nSecond line')
  await expect(tasks.panel.getByLabel('Status')).toHaveValue('in_progress')
  await expect(tasks.panel.getByLabel('Priority')).toHaveValue('high')
})

test('text saves after a pause, Escape restores it, and an empty title is refused', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Before' })
  const stored = async () => (await account.tasks())[0]?.['title']
  await tasks.open('All tasks')
  await tasks.openTask('Before')
  await tasks.title.fill('After a pause')
  await expect.poll(stored).toBe('After a pause')
  await page.keyboard.press('Escape')
  await expect(tasks.title).toHaveValue('Before')
  await expect.poll(stored).toBe('Before')
  await tasks.title.fill('')
  await tasks.notes.focus()
  await expect(tasks.title).toHaveValue('Before')
  await page.keyboard.press('Escape')
  await expect(tasks.panel).toHaveCount(0)
  await expect(tasks.row('Before')).toBeFocused()
})

test('closing the panel saves its text', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'With notes' })
  await tasks.open('All tasks')
  await tasks.openTask('With notes')
  await tasks.notes.fill('Typed and left at once')
  await page.goBack()
  await expect.poll(async () => (await account.tasks())[0]?.['description']).toBe('Typed and left at once')
})

test('a completed row keeps its place for a moment, moves to Done, and can be reopened', async ({
  tasks,
  account,
  page,
}) => {
  const today = await page.evaluate(() => new Date().toLocaleDateString('sv'))
  await account.addTask({ title: 'Water the plants', due_date: today })
  await account.addTask({ title: 'Another', due_date: today })
  await page.clock.install()
  await tasks.open('Today')
  await expect(tasks.rows).toHaveCount(2)
  await stopTimers(page)
  await tasks.checkbox('Water the plants').click()
  await expect(tasks.checkbox('Water the plants')).toBeChecked()
  await expect(tasks.said).toHaveText('Completed “Water the plants”')
  await page.clock.resume()
  await expect(tasks.row('Water the plants')).toHaveCount(0)

  await tasks.open('Done')
  await tasks.checkbox('Water the plants').click()
  await expect(tasks.said).toHaveText('Reopened “Water the plants”')
  await expect
    .poll(async () => (await account.tasks()).map((task) => task['completed']))
    .toEqual([false, false])
  await tasks.open('Today')
  await expect(tasks.checkbox('Water the plants')).not.toBeChecked()
})

test('a deleted task is in the trash and can be restored', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Stays' })
  await account.addTask({ title: 'Goes' })
  await tasks.open('All tasks')
  await tasks.openTask('Goes')
  await tasks.panel.getByRole('button', { name: 'Delete task' }).click()
  await expect(tasks.panel).toHaveCount(0)
  await expect(tasks.row('Stays')).toBeFocused()
  await expect(tasks.said).toHaveText('Deleted “Goes”')
  await expect.poll(async () => (await account.tasks()).map((task) => task['title'])).toEqual(['Stays'])
  await tasks.press('g', 'x')
  await expect(page.getByRole('heading', { name: 'Trash' })).toBeVisible()
  await page.getByRole('button', { name: 'Restore “Goes”' }).click()
  await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible()
  await expect.poll(async () => (await account.tasks()).length).toBe(2)
})

test('views are part of the address and show their tasks', async ({ tasks, account, page }) => {
  const day = (offset: number) =>
    page.evaluate((offset) => {
      const date = new Date()
      date.setDate(date.getDate() + offset)
      return date.toLocaleDateString('sv')
    }, offset)
  await account.addTask({ title: 'Late', due_date: await day(-1) })
  await account.addTask({ title: 'Now', due_date: await day(0) })
  await account.addTask({ title: 'Soon', due_date: await day(1) })
  await account.addTask({ title: 'Some day', description: 'When there is time' })
  await account.addTask({ title: 'Over', status: 'completed' })

  await tasks.open('Today')
  await expect.poll(tasks.titles).toEqual(['Late', 'Now'])
  await page.getByRole('link', { name: /^Upcoming/ }).click()
  await expect.poll(tasks.titles).toEqual(['Soon'])
  await expect(page.getByRole('heading', { name: /^Tomorrow/ })).toBeVisible()
  await expect(page).toHaveURL(/view=upcoming/)
  await page.getByRole('link', { name: /^All/ }).click()
  await expect.poll(tasks.titles).toEqual(['Some day', 'Soon', 'Now', 'Late', 'Over'])
  await page.getByRole('link', { name: 'Done', exact: true }).click()
  await expect.poll(tasks.titles).toEqual(['Over'])
  await page.goBack()
  await expect(page.getByRole('heading', { name: 'All tasks', level: 1 })).toBeVisible()

  await tasks.press('/')
  await expect(page.getByRole('heading', { name: 'What are you looking for?' })).toBeVisible()
  await page.keyboard.type('TIME')
  await expect.poll(tasks.titles).toEqual(['Some day'])
  await expect(page).toHaveURL(/q=TIME/)
  await page.reload()
  await expect.poll(tasks.titles).toEqual(['Some day'])
  // The address that a new tab would open: the task beside the same search.
  await page.goto(String(await page.getByRole('link', { name: 'Some day' }).getAttribute('href')))
  await expect(tasks.title).toHaveValue('Some day')
  await expect.poll(tasks.titles).toEqual(['Some day'])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  await expect(page.getByRole('heading', { name: 'All tasks', level: 1 })).toBeVisible()
})

test('a due date is the same day in every time zone', async ({ browser, server, account }) => {
  await account.addTask({ title: 'On New Year', due_date: '2031-01-01' })
  for (const timezoneId of ['Pacific/Kiritimati', 'Pacific/Pago_Pago']) {
    const context = await browser.newContext({ baseURL: server.origin, timezoneId, locale: 'en-GB' })
    const page = await context.newPage()
    await signInQuickly(page, account)
    await page.goto('/app/?view=all')
    await expect(page.locator('[data-task] time')).toHaveText('1 Jan 2031')
    await context.close()
  }
})

test('an open task that another device deletes shows that, and can be restored', async ({
  tasks,
  account,
}) => {
  const { id } = await account.addTask({ title: 'Short-lived' })
  await tasks.open('All tasks')
  await tasks.openTask('Short-lived')
  await account.deleteTask(id)
  await expect(tasks.panel.getByText('It’s in the trash.')).toBeVisible()
  await tasks.panel.getByRole('button', { name: 'Restore' }).click()
  await expect(tasks.title).toHaveValue('Short-lived')
})

test('an unknown address shows an error with a link to the tasks', async ({ tasks, page }) => {
  await page.goto('/app/no/such/page')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await page.getByRole('link', { name: 'Go to your tasks' }).click()
  await expect(tasks.newTask).toBeVisible()
})

test('the chosen appearance and language persist and apply before the first paint', async ({
  tasks,
  page,
}) => {
  await tasks.open('Today')
  await page.goto('/app/settings/appearance')
  await page.getByRole('group', { name: 'Appearance' }).getByText('Dark').click()
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect.poll(() => browserColors(page)).toEqual(['#17181b'])
  await page.getByRole('group', { name: 'Language' }).getByText('Deutsch').click()
  await expect(page.getByRole('heading', { name: 'Erscheinungsbild und Sprache' })).toBeVisible()
  await tasks.open('Today')
  await expect(page.getByRole('heading', { name: 'Heute', level: 1 })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', 'de')
  await page.getByLabel('Neue Aufgabe').fill('Milch kaufen')
  await page.keyboard.press('Enter')
  await expect(tasks.said).toHaveText('Hinzugefügt: „Milch kaufen“')
  await page.reload({ waitUntil: 'commit' })
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark')
  await expect.poll(() => browserColors(page)).toEqual(['#17181b'])
  await expect(page.getByRole('heading', { name: 'Heute', level: 1 })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Demnächst/ })).toBeVisible()
})

/** The color that the browser uses for its own bars. */
const browserColors = (page: Page) =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLMetaElement>('meta[name=theme-color]')]
      .filter(({ media }) => matchMedia(media).matches)
      .map(({ content }) => content),
  )

test('a half-written title survives a reload', async ({ tasks, page }) => {
  await tasks.open('Today')
  await tasks.newTask.fill('Half a thou')
  await page.reload()
  await expect(tasks.newTask).toHaveValue('Half a thou')
})
