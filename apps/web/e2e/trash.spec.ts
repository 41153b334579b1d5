import { serverBack, serverDown } from './support/network.ts'
import { TasksScreen } from './support/tasks-screen.ts'
import { expect, signInQuickly, test } from './support/test.ts'

test('a task deleted on one device can be brought back on another that never saw it', async ({
  tasks,
  account,
  browser,
  server,
}) => {
  await account.addTask({ title: 'Come back' })
  await tasks.open('All tasks')
  await tasks.openTask('Come back')
  await tasks.panel.getByRole('button', { name: 'Delete task' }).click()
  await expect.poll(async () => (await account.tasks()).length).toBe(0)

  await using other = await browser.newContext({ baseURL: server.origin, locale: 'en-GB' })
  const page = await other.newPage()
  await signInQuickly(page, account)
  const second = TasksScreen(page)
  await second.open('Trash')
  await expect(page.getByText('Deleted tasks can come back for 30 days.')).toBeVisible()
  await page.getByRole('button', { name: 'Restore “Come back”' }).click()
  await second.open('All tasks')
  await expect(second.row('Come back')).toBeVisible()
  await expect(tasks.row('Come back')).toBeVisible()
})

test('the trash of other devices is kept for when there is no server, whichever tab found it', async ({
  tasks,
  account,
  page,
  context,
}) => {
  const first = await account.addTask({ title: 'First' })
  const second = await account.addTask({ title: 'Second' })
  for (const { id } of [second, first]) await account.deleteTask(id)
  await tasks.open('All tasks')
  await expect(page.getByRole('heading', { name: 'All tasks' })).toBeVisible()
  // The first tab leads: what the other one finds is stored by it, and comes back from it.
  const tab = await context.newPage()
  await tab.goto('/app/?view=trash')
  await expect(TasksScreen(tab).rows).toHaveCount(2)
  // The last deleted first.
  expect(await TasksScreen(tab).titles()).toEqual(['First', 'Second'])
  await tab.close()

  await serverDown(context)
  await tasks.open('Trash')
  await expect(page.getByText('The server does not answer.')).toBeVisible()
  await page.getByRole('button', { name: 'Restore “First”' }).click()
  await expect(tasks.rows).toHaveCount(1)
  await tasks.open('All tasks')
  await expect(tasks.row('First')).toBeVisible()
  await serverBack(context)
  // A page that comes anew asks at once, and not when its patience says so.
  await page.reload()
  await expect.poll(async () => (await account.tasks()).map((task) => task['title'])).toEqual(['First'])
})

test('a look into the trash that failed is tried again while it is open', async ({
  tasks,
  account,
  page,
}) => {
  const { id } = await account.addTask({ title: 'Come back' })
  await account.deleteTask(id)
  await page.route('**/tasks.trash**', (route) => route.abort())
  await tasks.open('Trash')
  await expect(tasks.sync).toHaveText('Live')
  await expect(page.getByText('The server does not answer.')).toBeVisible()
  await page.unroute('**/tasks.trash**')
  await expect(tasks.row('Come back')).toBeVisible()
})
