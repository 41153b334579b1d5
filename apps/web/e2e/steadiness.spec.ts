import type { Locator } from '@playwright/test'
import { expect, test } from './harness/test.ts'

const topOf = async (row: Locator) => Math.round((await row.boundingBox())?.y ?? Number.NaN)

test('changes from other devices don’t move the focused row', async ({ tasks, account }) => {
  for (let n = 40; n > 0; n -= 1) await account.addTask({ title: `Task ${n}` })
  await tasks.open('All tasks')
  await tasks.row('Task 1').focus()
  for (let n = 0; n < 24; n += 1) await tasks.press('j')
  const row = tasks.row('Task 25')
  await expect(row).toBeFocused()
  await expect(row).toBeInViewport({ ratio: 1 })
  await expect(tasks.sync).toHaveText('Live')
  const before = await topOf(row)
  for (const title of ['From elsewhere', 'And another']) await account.addTask({ title })
  await expect(row).toHaveAttribute('aria-rowindex', '27')
  await expect.poll(() => topOf(row)).toBe(before)
})

test('rows completed by click move to their section, and scroll and focus stay', async ({
  tasks,
  account,
  page,
}) => {
  for (let n = 0; n < 60; n += 1) await account.addTask({ title: `Task ${n}` })
  await tasks.open('All tasks')
  for (const n of [50, 49, 48]) await tasks.checkbox(`Task ${n}`).click()
  await expect(tasks.row('Task 47')).toBeFocused()
  for (const n of [50, 49, 48]) await expect(tasks.row(`Task ${n}`)).not.toBeInViewport()
  expect(await page.evaluate(() => scrollY)).toBe(0)
  await expect(tasks.row('Task 51')).toBeInViewport()
  await expect(tasks.row('Task 47')).toBeFocused()
})

test('a row that moves while a person types doesn’t take the focus', async ({ tasks, account }) => {
  await account.addTask({ title: 'Stays' })
  const { id } = await account.addTask({ title: 'Goes' })
  await tasks.open('All tasks')
  await expect(tasks.sync).toHaveText('Live')
  await tasks.press('j')
  await expect(tasks.row('Goes')).toBeFocused()
  await tasks.press('q')
  await expect(tasks.newTask).toBeFocused()
  await account.deleteTask(id)
  await expect(tasks.row('Goes')).toHaveCount(0)
  await expect(tasks.newTask).toBeFocused()
})

test('a closing panel doesn’t take the focus from a field in use', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Looked at' })
  await tasks.open('All tasks')
  await tasks.openTask('Looked at')
  await tasks.title.focus()
  // All within one frame, as on a slow machine.
  await page.evaluate(() =>
    addEventListener('keydown', () => document.querySelector<HTMLElement>('[data-quick-add]')?.focus(), {
      once: true,
    }),
  )
  await tasks.press('Escape')
  await expect(tasks.panel).toHaveCount(0)
  await expect(tasks.newTask).toBeFocused()
  await tasks.openTask('Looked at')
  await tasks.title.focus()
  await tasks.press('Escape')
  await expect(tasks.row('Looked at')).toBeFocused()
})

test('at the top of an unfocused list, new tasks come into view', async ({ tasks, account, page }) => {
  for (let n = 40; n > 0; n -= 1) await account.addTask({ title: `Task ${n}` })
  await tasks.open('All tasks')
  await expect(tasks.row('Task 1')).toBeVisible()
  await expect(tasks.sync).toHaveText('Live')
  await account.addTask({ title: 'From elsewhere' })
  await expect(tasks.row('From elsewhere')).toBeInViewport()
  expect(await page.evaluate(() => scrollY)).toBe(0)
})

test('Escape restores the text from before the edit, but not over another device’s text', async ({
  tasks,
  account,
  page,
}) => {
  const { id } = await account.addTask({ title: 'Before' })
  const stored = async () => (await account.tasks())[0]?.['title']
  await tasks.open('All tasks')
  await tasks.openTask('Before')
  await expect(tasks.sync).toHaveText('Live')
  await tasks.title.focus()
  // The text is there before the first letter.
  await account.change(id, { title: 'From elsewhere' })
  await expect(tasks.title).toHaveValue('From elsewhere')
  await tasks.title.fill('Typed')
  await expect.poll(stored).toBe('Typed')
  await tasks.press('Escape')
  await expect.poll(stored).toBe('From elsewhere')

  await tasks.title.fill('Typed again')
  await expect.poll(stored).toBe('Typed again')
  await account.change(id, { title: 'Theirs' })
  await expect(tasks.title).toHaveValue('Theirs')
  await tasks.press('Escape')
  await expect(tasks.title).toHaveValue('Theirs')

  // Enter ends an edit, so the next Escape closes the panel.
  await tasks.title.fill('Kept')
  await tasks.press('Enter', 'Escape')
  await expect(tasks.panel).toHaveCount(0)
  await expect.poll(stored).toBe('Kept')
  await page.reload()
  await expect(tasks.row('Kept')).toBeVisible()
})

test('t alone opens the date picker, which returns the focus', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Someday' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  await tasks.press('j')
  // The picker is loaded now, and the next "t" arrives while "t t" is still possible.
  for (const _ of ['fetched', 'known']) {
    await tasks.press('t')
    await expect(page.getByLabel('Pick a date')).toBeVisible()
    await tasks.press('Escape')
    await expect(page.getByLabel('Pick a date')).toHaveCount(0)
    await expect(tasks.row('Someday')).toBeFocused()
  }
  await tasks.press('t')
  await page.getByRole('button', { name: /^Tomorrow/ }).click()
  await expect.poll(async () => (await account.tasks())[0]?.['due_date']).not.toBeNull()
  await expect(tasks.row('Someday')).toBeFocused()
  // The longer sequences still work.
  await tasks.press('t', 'r')
  await expect.poll(async () => (await account.tasks())[0]?.['due_date']).toBeNull()
  await expect(page.getByLabel('Pick a date')).toHaveCount(0)
})

test('a task has an address and a full page of its own', async ({ tasks, account, page }) => {
  const { id } = await account.addTask({ title: 'Alone', description: 'Notes' })
  await page.goto(`/app/task/${id}`)
  await expect(page).toHaveTitle('Alone · Taskwire')
  const title = page.getByLabel('Title', { exact: true })
  await expect(title).toHaveValue('Alone')
  await title.fill('Together')
  await tasks.press('Enter')
  await expect.poll(async () => (await account.tasks())[0]?.['title']).toBe('Together')
  await page.getByRole('button', { name: 'Back to list' }).click()
  await tasks.openTask('Together')
  await tasks.panel.getByRole('link', { name: 'Open as page' }).click()
  await expect(page).toHaveURL(new RegExp(`/app/task/${id}`))
  await page.goto('/app/task/nothing')
  await expect(page.getByRole('heading', { name: 'Task not found' })).toBeVisible()
})

test('the notice about the e-mail address comes with the page, and moves no row under a press', async ({
  tasks,
  page,
}) => {
  await page.route('**/assets/verify-email-*.js', (route) => route.abort())
  await tasks.open('All tasks')
  await expect(page.getByText('Your e-mail address isn’t confirmed yet.')).toBeVisible()
})
