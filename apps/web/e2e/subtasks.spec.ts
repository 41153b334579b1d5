import type { Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import type { Account } from './harness/account.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expectStored } from './harness/stored-replica.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { day } from './harness/day.ts'
import { expect, test } from './harness/test.ts'

type Tasks = ReturnType<typeof TasksScreen>

/** The part of a panel with the subtasks. */
function subtasksIn({ panel }: Tasks) {
  const section = panel.getByRole('region', { name: 'Subtasks' })
  return {
    section,
    field: section.getByLabel('Add a subtask'),
    items: section.getByRole('listitem'),
    titles: () =>
      section
        .getByRole('listitem')
        .getByRole('textbox')
        .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value)),
    box: (title: string) => section.getByRole('checkbox', { name: `Complete “${title}”` }),
    title: (title: string) => section.getByLabel(`Subtask “${title}”`),
    menu: (title: string) => section.getByRole('button', { name: `Actions for “${title}”` }),
  }
}

/** Adds a task with subtasks over REST. */
async function addFamily(account: Account, title: string, ...subtasks: string[]) {
  const parent = await account.addTask({ title })
  for (const one of subtasks) await account.addTask({ title: one, parent_id: parent.id })
  return parent
}

const stored = async (account: Account, title: string) =>
  (await account.tasks()).find((task) => task['title'] === title)
/** The titles of the open tasks that the server has. */
const openTitles = async (account: Account) =>
  (await account.tasks())
    .filter(({ completed }) => completed === false)
    .map(({ title }) => String(title))
    .toSorted()
const rowsWithIndent = (page: Page) =>
  page
    .locator('[data-task]')
    .evaluateAll((rows) =>
      rows.map(
        (row) => `${row.hasAttribute('data-nested') ? '- ' : ''}${row.querySelector('a')?.textContent ?? ''}`,
      ),
    )

test.use({ timezoneId: Intl.DateTimeFormat().resolvedOptions().timeZone })

test('five subtasks are added by keyboard and ticked, with the progress in the panel and in the row', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Move house' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  const subtasks = subtasksIn(tasks)
  await tasks.press('j', 'a')
  await expect(subtasks.field).toBeFocused()
  const steps = ['Boxes', 'Van', 'Keys', 'Post', 'Party']
  for (const step of steps) {
    await page.keyboard.type(step)
    await tasks.press('Enter')
  }
  await expect.poll(subtasks.titles).toEqual(steps)
  await expect.poll(() => rowsWithIndent(page)).toEqual(['Move house', ...steps.map((step) => `- ${step}`)])

  await subtasks.box('Boxes').check()
  await subtasks.box('Keys').check()
  await expect(subtasks.section.getByText('2/5')).toBeVisible()
  await expect(tasks.row('Move house')).toContainText('2/5')
  await expect(tasks.row('Move house').getByText('2 of 5 subtasks done')).toBeAttached()
  await expectAccessible(page)
  await expect.poll(() => openTitles(account)).toEqual(['Move house', 'Party', 'Post', 'Van'])
  await page.reload()
  await expect.poll(subtasks.titles).toEqual(steps)
})

test('completing a task completes its subtasks, and one undo brings back what was open', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Other' })
  await addFamily(account, 'Trip', 'Tickets', 'Hotel', 'Visa')
  await account.change(String((await stored(account, 'Hotel'))?.['id']), { status: 'completed' })
  await account.change(String((await stored(account, 'Visa'))?.['id']), { status: 'in_progress' })
  await tasks.open('All tasks')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['Trip', '- Tickets', '- Visa', 'Other'])

  await tasks.press('j', 'e')
  // The rows stay for a moment, completed.
  await expect(tasks.checkbox('Tickets')).toBeChecked()
  await expect(tasks.row('Other')).toBeFocused()
  await expect(tasks.said).toHaveText('Completed “Trip”')
  await expect.poll(() => openTitles(account)).toEqual(['Other'])
  await expect.poll(() => rowsWithIndent(page)).toEqual(['Other', 'Trip'])

  await tasks.press('Control+z')
  await expect(tasks.said).toHaveText('Undone: Completed “Trip”')
  await expect.poll(() => openTitles(account)).toEqual(['Other', 'Tickets', 'Trip', 'Visa'])
  expect(await stored(account, 'Visa')).toMatchObject({ status: 'in_progress' })
  expect(await stored(account, 'Hotel')).toMatchObject({ status: 'completed' })
  await tasks.press('Control+Shift+z')
  await expect.poll(() => openTitles(account)).toEqual(['Other'])
})

test('reopening a subtask reopens its parent, as one step', async ({ tasks, account }) => {
  const parent = await addFamily(account, 'Trip', 'Tickets')
  await account.change(parent.id, { status: 'completed' })
  await tasks.open('Done')
  await tasks.checkbox('Tickets').uncheck()
  await expect.poll(() => openTitles(account)).toEqual(['Tickets', 'Trip'])
  await tasks.press('Control+z')
  await expect.poll(() => openTitles(account)).toEqual([])
  await expect(tasks.checkbox('Trip')).toBeChecked()
})

test('Tab makes a row a subtask of the row above, and Shift+Tab makes it a task again', async ({
  tasks,
  account,
  page,
}) => {
  for (const title of ['Three', 'Two', 'One']) await account.addTask({ title })
  await tasks.open('All tasks')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['One', 'Two', 'Three'])
  await tasks.press('j', 'j', 'Tab')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['One', '- Two', 'Three'])
  await expect(tasks.said).toHaveText('“Two” is now a subtask')
  await expect(tasks.row('Two')).toBeFocused()
  // The row below follows it: below the same parent.
  await tasks.press('j', 'Tab')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['One', '- Two', '- Three'])
  await expect
    .poll(async () => (await stored(account, 'Three'))?.['parent_id'])
    .toBe((await stored(account, 'One'))?.['id'])

  await tasks.press('Shift+Tab')
  await expect(tasks.row('Three')).toBeFocused()
  await expect(tasks.said).toHaveText('“Three” is now a task of its own')
  await expect.poll(async () => (await stored(account, 'Three'))?.['parent_id']).toBe(null)
  await tasks.press('Control+z')
  await expect
    .poll(async () => (await stored(account, 'Three'))?.['parent_id'])
    .toBe((await stored(account, 'One'))?.['id'])
  await tasks.press('Control+z', 'Control+z')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['One', 'Two', 'Three'])
  await tasks.row('Two').focus()
  await tasks.press('Control+k')
  await page.keyboard.type('subtask of the task above')
  await tasks.press('Enter')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['One', '- Two', 'Three'])
  await tasks.press('Control+z')
  await expect
    .poll(async () => (await account.tasks()).filter((task) => task['parent_id'] !== null))
    .toEqual([])
})

test('Tab and Shift+Tab move the focus where they brought it, after Escape, and where there is nothing to do', async ({
  tasks,
  account,
  page,
}) => {
  await addFamily(account, 'Two', 'Below')
  await account.addTask({ title: 'One' })
  await tasks.open('All tasks')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['One', 'Two', '- Below'])
  // The first row is no subtask.
  await tasks.press('j', 'Shift+Tab')
  await expect(tasks.row('One')).not.toBeFocused()
  await tasks.press('Tab')
  await expect(tasks.row('One')).toBeFocused()

  // A task with subtasks stays.
  await tasks.press('j', 'Tab')
  await expect(tasks.said).toHaveText('A task with subtasks can’t become a subtask')
  await tasks.press('j', 'Escape', 'Shift+Tab')
  await expect(tasks.row('Below')).not.toBeFocused()
  // Tab back into the list and out again changes nothing.
  await tasks.press('Tab')
  await expect(tasks.row('Below')).toBeFocused()
  await tasks.press('Shift+Tab')
  await expect(tasks.row('Below')).not.toBeFocused()
  expect(await rowsWithIndent(page)).toEqual(['One', 'Two', '- Below'])
})

test('subtasks are renamed, moved, made tasks and deleted in the panel, offline too', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await addFamily(account, 'Trip', 'Tickets', 'Hotel', 'Visa')
  await tasks.open('All tasks')
  await tasks.openTask('Trip')
  const subtasks = subtasksIn(tasks)
  await expect.poll(subtasks.titles).toEqual(['Tickets', 'Hotel', 'Visa'])
  await serverDown(context)

  await subtasks.title('Visa').focus()
  await tasks.press('Alt+ArrowUp', 'Alt+ArrowUp')
  await expect.poll(subtasks.titles).toEqual(['Visa', 'Tickets', 'Hotel'])
  await expect(subtasks.title('Visa')).toBeFocused()
  await expect(tasks.said).toHaveText('“Visa” is now 1 of 3')
  await subtasks.menu('Visa').click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Move down' }).click()
  await expect.poll(subtasks.titles).toEqual(['Tickets', 'Visa', 'Hotel'])

  await subtasks.title('Visa').fill('Visa for two')
  await tasks.press('Enter')
  await subtasks.menu('Tickets').click()
  await page.getByRole('button', { name: 'Make a task of its own' }).click()
  await expect.poll(subtasks.titles).toEqual(['Visa for two', 'Hotel'])
  await expect(subtasks.title('Visa for two')).toBeFocused()
  await subtasks.menu('Hotel').click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  await expect.poll(subtasks.titles).toEqual(['Visa for two'])
  await subtasks.field.fill('Insurance')
  await tasks.press('Enter')
  await expect.poll(subtasks.titles).toEqual(['Visa for two', 'Insurance'])
  await expectStored(page, 7)
  await page.reload()
  await expect.poll(subtasks.titles).toEqual(['Visa for two', 'Insurance'])

  await serverBack(context)
  await page.reload()
  await expect
    .poll(async () =>
      (await account.tasks()).map(({ title, parent_id }) => [title, parent_id === null]).toSorted(),
    )
    .toEqual([
      ['Insurance', false],
      ['Tickets', true],
      ['Trip', true],
      ['Visa for two', false],
    ])
})

test('several pasted lines become subtasks in their order', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Trip' })
  await tasks.open('All tasks')
  await tasks.openTask('Trip')
  const subtasks = subtasksIn(tasks)
  await subtasks.field.evaluate((field) => {
    const data = new DataTransfer()
    data.setData('text', '- Tickets\n- [ ] Hotel\n\n- Visa')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect.poll(subtasks.titles).toEqual(['Tickets', 'Hotel', 'Visa'])
  await expect(tasks.said).toHaveText('Added 3 subtasks')
  await expect.poll(async () => (await account.tasks()).length).toBe(4)
  await page.reload()
  await expect.poll(subtasks.titles).toEqual(['Tickets', 'Hotel', 'Visa'])
})

test('a subtask on its own names its parent, in Today, in the search and in its panel', async ({
  tasks,
  account,
  page,
}) => {
  const parent = await account.addTask({ title: 'Tax return' })
  await account.addTask({ title: 'Call the adviser', parent_id: parent.id, due_date: day(0) })
  await tasks.open('Today')
  await expect(tasks.row('Call the adviser')).toContainText('Subtask ofTax return')
  await expectAccessible(page)
  await page.goto('/app/?q=adviser')
  await expect(tasks.row('Call the adviser')).toContainText('Tax return')
  await tasks.checkbox('Call the adviser').check()
  await tasks.open('Done')
  await expect(tasks.row('Call the adviser')).toContainText('Tax return')

  await tasks.openTask('Call the adviser')
  await expect(subtasksIn(tasks).section).toHaveCount(0)
  await tasks.panel.getByRole('button', { name: 'Subtask of Tax return' }).click()
  await expect(tasks.title).toHaveValue('Tax return')
  await expect(subtasksIn(tasks).items).toHaveCount(1)
})

test('another tab sees subtasks at once', async ({ tasks, account, context }) => {
  await addFamily(account, 'Trip', 'Tickets')
  await tasks.open('All tasks')
  await tasks.openTask('Trip')
  const subtasks = subtasksIn(tasks)
  const other = TasksScreen(await context.newPage())
  await other.open('All tasks')
  await expect(other.row('Tickets')).toBeVisible()
  await serverDown(context)
  await subtasks.field.fill('Hotel')
  await tasks.press('Enter')
  await subtasks.box('Tickets').check()
  await expect(other.row('Hotel')).toBeVisible()
  await expect(other.row('Trip')).toContainText('1/2')
  await other.checkbox('Trip').check()
  await expect(subtasks.section.getByText('2/2')).toBeVisible()
  await serverBack(context)
})

test('a deleted task takes its subtasks along, and its restoration brings back exactly those', async ({
  tasks,
  account,
  page,
}) => {
  await addFamily(account, 'Trip', 'Tickets', 'Hotel')
  await tasks.open('All tasks')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['Trip', '- Tickets', '- Hotel'])
  await tasks.press('j', 'j', 'Delete')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['Trip', '- Hotel'])
  await tasks.press('k', 'Delete')
  await expect(tasks.rows).toHaveCount(0)
  await expect.poll(async () => (await account.tasks()).length).toBe(0)
  await tasks.press('Control+z')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['Trip', '- Hotel'])
  await expect.poll(() => openTitles(account)).toEqual(['Hotel', 'Trip'])

  await tasks.press('k', 'Delete')
  await expect.poll(async () => (await account.tasks()).length).toBe(0)
  await tasks.open('Trash')
  await expect(tasks.rows).toHaveCount(3)
  await page.getByRole('button', { name: 'Restore “Trip”' }).click()
  await tasks.open('All tasks')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['Trip', '- Hotel'])
  await expect.poll(() => openTitles(account)).toEqual(['Hotel', 'Trip'])
})

test('a selection with a task and its subtasks is deleted and restored together', async ({
  tasks,
  account,
  page,
}) => {
  await addFamily(account, 'Trip', 'Tickets', 'Hotel')
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(3)
  await tasks.press('j', 'Control+a', 'Delete')
  await expect.poll(async () => (await account.tasks()).length).toBe(0)
  await expect(tasks.sync).toHaveText('Live')
  await tasks.open('Trash')
  await expect(tasks.rows).toHaveCount(3)
  await tasks.press('j', 'Control+a', 'u')
  await expect.poll(() => openTitles(account)).toEqual(['Hotel', 'Tickets', 'Trip'])
  await tasks.open('All tasks')
  await expect.poll(() => rowsWithIndent(page)).toEqual(['Trip', '- Tickets', '- Hotel'])
})

test('the Sync Centre says why a subtask was refused', async ({ tasks, account, page, context }) => {
  const parent = await account.addTask({ title: 'Trip' })
  await tasks.open('All tasks')
  await tasks.openTask('Trip')
  await serverDown(context)
  await subtasksIn(tasks).field.fill('Tickets')
  await tasks.press('Enter')
  await expectStored(page, 1)
  await page.goto('/app/sync')
  await expect(page.getByText('Add “Tickets”')).toBeVisible()
  await account.deleteTask(parent.id)
  await serverBack(context)
  await page.reload()
  await expect(page.getByText('Couldn’t add “Tickets”. Its parent task no longer exists.')).toBeVisible()
  await expectAccessible(page)
})
