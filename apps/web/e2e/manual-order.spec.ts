import { expectAccessible } from './harness/accessible.ts'
import type { Account } from './harness/account.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, test } from './harness/test.ts'

/** Adds a list with tasks over REST. */
async function addFilledList(account: Account, title: string, ...tasks: string[]) {
  const { id } = await account.addList({ title })
  for (const task of tasks) await account.addTask({ title: task, list_id: id })
  return { id, address: `/app/?list=${id}` }
}

/** The titles of a list in the order of the server. */
const storedOrder = async (account: Account, list_id: string | null) =>
  (await account.tasks())
    .filter((task) => task['list_id'] === list_id && task['parent_id'] === null)
    .toSorted((one, other) => (String(one['position']) < String(other['position']) ? -1 : 1))
    .map(({ title }) => title)

test('Alt with an arrow moves a row in a list, offline and live in another tab, and one undo reverts it', async ({
  tasks,
  account,
  page,
  context,
}) => {
  const { id, address } = await addFilledList(account, 'Home', 'One', 'Two', 'Three', 'Four')
  await page.goto(address)
  await expect.poll(tasks.titles).toEqual(['One', 'Two', 'Three', 'Four'])
  const other = TasksScreen(await context.newPage())
  await other.page.goto(address)
  await expect(other.rows).toHaveCount(4)
  await page.bringToFront()
  await serverDown(context)
  // The announcement of the lost connection doesn't replace a later one.
  await expect(tasks.sync).toHaveText('Offline')

  await tasks.press('j', 'Alt+ArrowDown')
  await expect(tasks.said).toHaveText('“One” is now 2 of 4')
  await tasks.press('Alt+ArrowDown')
  await expect(tasks.said).toHaveText('“One” is now 3 of 4')
  await expect.poll(tasks.titles).toEqual(['Two', 'Three', 'One', 'Four'])
  await expect(tasks.row('One')).toBeFocused()
  await expect.poll(other.titles).toEqual(['Two', 'Three', 'One', 'Four'])
  await tasks.press('Alt+Shift+ArrowUp')
  await expect.poll(tasks.titles).toEqual(['One', 'Two', 'Three', 'Four'])
  await tasks.press('Alt+Shift+ArrowDown')
  await expect(tasks.row('One')).toBeFocused()
  await expect.poll(tasks.titles).toEqual(['Two', 'Three', 'Four', 'One'])
  // At the end of the list the key does nothing.
  await tasks.press('Alt+ArrowDown')
  await expect.poll(tasks.titles).toEqual(['Two', 'Three', 'Four', 'One'])
  await serverBack(context)
  await expect.poll(() => storedOrder(account, id)).toEqual(['Two', 'Three', 'Four', 'One'])

  // Moves to an end are steps of their own, the two moves by one place are one.
  await tasks.press('z', 'z')
  await expect.poll(tasks.titles).toEqual(['Two', 'Three', 'One', 'Four'])
  await tasks.press('z')
  await expect.poll(tasks.titles).toEqual(['One', 'Two', 'Three', 'Four'])
  await expect.poll(() => storedOrder(account, id)).toEqual(['One', 'Two', 'Three', 'Four'])
})

test('a menu moves the selection together, and the order counts hidden completed tasks', async ({
  tasks,
  account,
  page,
}) => {
  for (const title of ['One', 'Two', 'Three', 'Four']) await account.addTask({ title })
  await account.addTask({ title: 'Done', status: 'completed' })
  await tasks.open('Inbox')
  await expect.poll(tasks.titles).toEqual(['One', 'Two', 'Three', 'Four'])
  await tasks.press('j', 'j', 'x', 'j', 'j', 'x')
  await page.getByRole('button', { name: 'Order' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Move to top' }).click()
  await expect.poll(tasks.titles).toEqual(['Two', 'Four', 'One', 'Three'])
  await page.getByRole('button', { name: 'Move down' }).click()
  await page.getByRole('button', { name: 'Move down' }).click()
  await expect.poll(tasks.titles).toEqual(['One', 'Three', 'Two', 'Four'])
  await expect.poll(() => storedOrder(account, null)).toEqual(['One', 'Three', 'Two', 'Four', 'Done'])
})

test('rows move among their siblings: tasks past subtasks, and subtasks below their task', async ({
  tasks,
  account,
}) => {
  const { id } = await account.addTask({ title: 'Trip' })
  for (const title of ['Book', 'Pack']) await account.addTask({ title, parent_id: id })
  await account.addTask({ title: 'Call' })
  await tasks.open('Inbox')
  await expect.poll(tasks.titles).toEqual(['Trip', 'Book', 'Pack', 'Call'])
  await tasks.press('j', 'j', 'Alt+ArrowDown', 'Alt+ArrowDown')
  await expect.poll(tasks.titles).toEqual(['Trip', 'Pack', 'Book', 'Call'])
  await tasks.press('j', 'Alt+ArrowUp')
  await expect.poll(tasks.titles).toEqual(['Call', 'Trip', 'Pack', 'Book'])
})

test('the manual order is the default of a list. Another sort order is remembered and explained', async ({
  tasks,
  account,
  page,
}) => {
  const { address } = await addFilledList(account, 'Home', 'Bread', 'Apples')
  await page.goto(address)
  await expect.poll(tasks.titles).toEqual(['Bread', 'Apples'])
  await page.getByRole('button', { name: 'View options' }).click()
  await expect(page.getByLabel('Sort by')).toHaveValue('manual')
  await page.getByLabel('Sort by').selectOption('Title')
  await page.keyboard.press('Escape')
  await page.reload()
  await expect.poll(tasks.titles).toEqual(['Apples', 'Bread'])
  await tasks.press('j', 'Alt+ArrowDown')
  await expect(page.getByText('Tasks move by hand in the Inbox and in lists')).not.toHaveCount(0)
  await expect.poll(tasks.titles).toEqual(['Apples', 'Bread'])

  await tasks.open('All tasks')
  await page.getByRole('button', { name: 'View options' }).click()
  await expect(page.getByLabel('Sort by')).toHaveValue('auto')
  await expect(page.getByLabel('Sort by').getByRole('option', { name: 'Manual order' })).toHaveCount(0)
})
