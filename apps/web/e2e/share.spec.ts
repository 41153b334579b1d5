import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, test } from './harness/test.ts'
import { workerReady } from './harness/worker-ready.ts'

test.use({ serviceWorkers: 'allow' })

const markup = '<img src=x onerror="document.title=1"> & 100%'

test('a shared page fills quick add, also offline, and becomes a task on Enter', async ({
  tasks,
  page,
  front,
}) => {
  const shared = `/app/?${new URLSearchParams({ title: markup, url: 'https://a.example/1' }).toString()}`
  await page.goto(shared)
  const line = `${markup} https://a.example/1`
  await expect(tasks.newTask).toHaveValue(line)
  await expect(tasks.newTask).toBeFocused()
  expect(new URL(page.url()).search).toBe('?add=')
  await workerReady(page)
  await front.cut()
  // The same page shared once more doesn't repeat it.
  await page.goto(shared)
  await expect(tasks.newTask).toHaveValue(line)
  await expect(tasks.rows).toHaveCount(0)
  await tasks.newTask.press('Enter')
  await expect(tasks.row(line)).toBeVisible()
  await expect(tasks.newTask).toHaveValue('')
  expect(await page.title()).not.toBe('1')
})

test('a bookmarklet works before signing in, and on a phone', async ({ page, account }) => {
  await page.setViewportSize({ width: 390, height: 780 })
  await page.goto('/app/?add=Read%20this%20https%3A%2F%2Fa.example%2F')
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await expect(TasksScreen(page).newTask).toHaveValue('Read this https://a.example/')
})
