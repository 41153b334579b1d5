import { createAccount } from './support/account.ts'
import type { Page } from '@playwright/test'
import { expect, test } from './support/test.ts'

/** Where failed changes wait; the announcement for screen readers says the same elsewhere. */
const notSaved = (page: Page) => page.getByRole('region', { name: 'Not saved' })

test('a new task is on the screen before a slow server answers', async ({ tasks, account, page }) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/trpc/tasks.create**', async (route) => {
    await held
    await route.continue()
  })
  await tasks.add('Quicker than the server')
  await expect(tasks.row('Quicker than the server')).toBeVisible({ timeout: 500 })
  expect(await account.tasks()).toEqual([])
  // Quiet at first; a mark after two seconds.
  await expect(tasks.row('Quicker than the server').getByText('Not saved yet')).toBeAttached()
  release()
  await expect.poll(async () => (await account.tasks()).length).toBe(1)
  await expect(tasks.row('Quicker than the server').getByText('Not saved yet')).toHaveCount(0)
  await expect(tasks.rows).toHaveCount(1)
})

test('a refused creation rolls back alone, and its text can be put right', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('Today')
  const long = `Far too long ${'x'.repeat(500)}`
  await tasks.add('Good before')
  await tasks.add(long)
  await tasks.add('Good after')
  await expect(notSaved(page).getByText('Title must be at most 500 characters.')).toBeVisible()
  await expect(tasks.rows).toHaveCount(2)
  await expect(tasks.row('Good before')).toBeVisible()
  await expect(tasks.row('Good after')).toBeVisible()

  const text = page.getByLabel('Title of the task that was not added')
  await expect(text).toHaveValue(long)
  await text.fill('Short enough')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(tasks.row('Short enough')).toBeVisible()
  await expect(text).toHaveCount(0)
  await expect.poll(async () => (await account.tasks()).length).toBe(3)
})

test('an edit that is not saved keeps its text in the field, and can be tried again', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Report' })
  await tasks.open('All tasks')
  await tasks.openTask('Report')
  await page.route('**/trpc/tasks.update**', (route) => route.abort())
  await tasks.notes.fill('A page of thoughts')
  await tasks.title.focus()
  await expect(tasks.panel.getByText('Not saved.')).toBeVisible()
  await expect(tasks.notes).toHaveValue('A page of thoughts')
  await page.unroute('**/trpc/tasks.update**')
  await tasks.choose('Priority', 'High')
  await expect
    .poll(async () => (await account.tasks())[0])
    .toMatchObject({ description: 'A page of thoughts', priority: 'high' })
  await expect(tasks.panel.getByText('Not saved.')).toHaveCount(0)
})

test('a server out of reach is said in words, and so is its return', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Seen before' })
  await tasks.open('All tasks')
  await expect(tasks.row('Seen before')).toBeVisible()
  await page.route('**/trpc/**', (route) => route.abort())
  await tasks.add('Said into the void')
  await expect(page.getByRole('region', { name: 'Connection' })).toContainText(
    'The server cannot be reached.',
  )
  await expect(notSaved(page).getByText('“Said into the void” was not added.', { exact: true })).toBeVisible()
  await expect(tasks.row('Seen before')).toBeVisible()
  await page.unroute('**/trpc/**')
  await page.getByRole('button', { name: 'Try now' }).click()
  await expect(page.getByRole('region', { name: 'Connection' })).toHaveCount(0)
  await expect(tasks.said).toHaveText('Connected again')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect.poll(async () => (await account.tasks()).length).toBe(2)
})

test('a first load without a server says so and recovers by itself', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'There all along' })
  await page.route('**/trpc/**', (route) => route.abort())
  await tasks.open('All tasks')
  await expect(page.getByRole('heading', { name: 'Your tasks are not here yet' })).toBeVisible()
  await page.unroute('**/trpc/**')
  await expect(tasks.row('There all along')).toBeVisible({ timeout: 15_000 })
})

test('a half-written title survives a reload', async ({ tasks, page }) => {
  await tasks.open('Today')
  await tasks.newTask.fill('Half a thou')
  await page.reload()
  await expect(tasks.newTask).toHaveValue('Half a thou')
})

test('signing out asks first when something is not saved', async ({ tasks, page }) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  await page.route('**/trpc/tasks.create**', (route) => route.abort())
  await tasks.add('Not yet safe')
  await expect(notSaved(page).getByText('“Not yet safe” was not added.', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Stay' }).click()
  await expect(page.getByLabel('Title of the task that was not added')).toHaveValue('Not yet safe')
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign out anyway' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('a change under way at sign-out never reaches the account that signs in next', async ({
  tasks,
  server,
  page,
}) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  await page.route('**/trpc/tasks.create**', (route) => route.abort())
  const next = await createAccount(server.origin)
  await tasks.add('Not for other eyes')
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await page.getByRole('button', { name: 'Sign out anyway' }).click()
  await page.getByLabel('E-mail').fill(next.email)
  await page.getByLabel('Password', { exact: true }).fill(next.password)
  await page.unroute('**/trpc/tasks.create**')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'A clean slate' })).toBeVisible()
  // Longer than the last try of the first account's change would have waited.
  await page.waitForTimeout(2_000)
  expect(await next.tasks()).toEqual([])
  await expect(page.getByText('Not for other eyes')).toHaveCount(0)
})
