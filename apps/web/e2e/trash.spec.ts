import { serverBack, serverDown } from './harness/network.ts'
import { expectStored } from './harness/stored-replica.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, signInQuickly, test } from './harness/test.ts'

test('a task deleted on one device can be restored on another that never had it', async ({
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
  await expect(page.getByText('You can restore deleted tasks for 30 days.')).toBeVisible()
  await page.getByRole('button', { name: 'Restore “Come back”' }).click()
  await second.open('All tasks')
  await expect(second.row('Come back')).toBeVisible()
  await expect(tasks.row('Come back')).toBeVisible()
})

test('the trash of other devices is stored for offline use, from any tab', async ({
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
  // The first tab leads and stores the trash that the other one reads.
  const tab = await context.newPage()
  await tab.goto('/app/?view=trash')
  await expect(TasksScreen(tab).rows).toHaveCount(2)
  // The last deleted task is first.
  expect(await TasksScreen(tab).titles()).toEqual(['First', 'Second'])
  await tab.close()

  await serverDown(context)
  await tasks.open('Trash')
  await expect(page.getByText('Can’t reach the server.')).toBeVisible()
  await page.getByRole('button', { name: 'Restore “First”' }).click()
  await expect(tasks.rows).toHaveCount(1)
  await expectStored(page, 1)
  await tasks.open('All tasks')
  await expect(tasks.row('First')).toBeVisible()
  await serverBack(context)
  // A new page reads the trash at once, not at the next interval.
  await page.reload()
  await expect.poll(async () => (await account.tasks()).map((task) => task['title'])).toEqual(['First'])
})

test('a failed read of the trash is retried while it is open', async ({ tasks, account, page }) => {
  const { id } = await account.addTask({ title: 'Come back' })
  await account.deleteTask(id)
  await page.route('**/tasks.trash**', (route) => route.abort())
  await tasks.open('Trash')
  await expect(tasks.sync).toHaveText('Live')
  await expect(page.getByText('Can’t reach the server.')).toBeVisible()
  await page.unroute('**/tasks.trash**')
  await expect(tasks.row('Come back')).toBeVisible()
})
