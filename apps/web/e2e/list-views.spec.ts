import { expectAccessible } from './harness/accessible.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, test } from './harness/test.ts'

function day(days: number): string {
  const moment = new Date()
  moment.setDate(moment.getDate() + days)
  const part = (value: number) => String(value).padStart(2, '0')
  return `${moment.getFullYear()}-${part(moment.getMonth() + 1)}-${part(moment.getDate())}`
}

test.use({ timezoneId: Intl.DateTimeFormat().resolvedOptions().timeZone })

test('"Reschedule all" dates every overdue task with two presses, offline, as one undo step', async ({
  tasks,
  account,
  page,
  context,
}) => {
  for (let n = 1; n <= 8; n += 1) await account.addTask({ title: `Late ${n}`, due_date: day(-n) })
  await account.addTask({ title: 'Now', due_date: day(0) })
  const overdue = async () => (await account.tasks()).filter(({ due_date }) => String(due_date) < day(0))
  await tasks.open('Today')
  await expect(tasks.rows).toHaveCount(9)
  await serverDown(context)

  await page.getByRole('button', { name: 'Reschedule all' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Tomorrow/ }).click()
  await expect(tasks.said).toHaveText('Changed the date of 8 tasks')
  await expect(tasks.rows).toHaveCount(1)
  await expect(page.getByRole('heading', { name: 'Overdue' })).toHaveCount(0)
  // The button is gone, so its focus goes to the list.
  await expect(tasks.row('Now')).toBeFocused()
  await serverBack(context)
  await expect.poll(async () => (await overdue()).length).toBe(0)

  await tasks.press('Control+z')
  await expect(tasks.rows).toHaveCount(9)
  await expect.poll(async () => (await overdue()).length).toBe(8)
})

test('"s o" selects the overdue tasks, and a date key moves them', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Late', due_date: day(-1) })
  await account.addTask({ title: 'Later', due_date: day(-2) })
  await account.addTask({ title: 'Now', due_date: day(0) })
  await account.addTask({ title: 'Someday' })
  await account.addTask({ title: 'Over', due_date: day(-1), status: 'completed' })
  for (const view of ['Today', 'All tasks'] as const) {
    await tasks.open(view)
    await expect(tasks.row('Late')).toBeVisible()
    await tasks.press('s', 'o')
    await expect(page.getByText('2 selected')).toBeVisible()
    await expect(page.locator('[aria-selected=true]').getByRole('link')).toHaveCount(2)
  }
  await tasks.press('t', 't')
  await expect(tasks.said).toHaveText('Changed the date of 2 tasks')
  await expect.poll(async () => (await account.tasks()).filter((task) => task['due_date'] === day(0)).length).toBe(3)
})

test('headings fold by mouse and key, remembered per view and live in another tab', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await account.addTask({ title: 'Late', due_date: day(-1) })
  await account.addTask({ title: 'Later', due_date: day(-2) })
  await account.addTask({ title: 'Now', due_date: day(0) })
  await tasks.open('Today')
  await expect.poll(tasks.titles).toEqual(['Later', 'Late', 'Now'])
  const other = TasksScreen(await context.newPage())
  await other.open('Today')
  await expect(other.rows).toHaveCount(3)
  await serverDown(context)

  const fold = page.getByRole('button', { name: 'Overdue 2' })
  await expect(fold).toHaveAttribute('aria-expanded', 'true')
  await tasks.press('j')
  await fold.click()
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  await expect.poll(tasks.titles).toEqual(['Now'])
  await expect(fold).toBeFocused()
  await expectAccessible(page)
  await expect.poll(other.titles).toEqual(['Now'])
  await tasks.press('Space')
  await expect.poll(tasks.titles).toEqual(['Later', 'Late', 'Now'])
  await tasks.press('Enter')
  await expect.poll(tasks.titles).toEqual(['Now'])
  await serverBack(context)

  // Another view has its own folds.
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(3)
  await tasks.open('Today')
  await expect(fold).toHaveAttribute('aria-expanded', 'false')
  await expect.poll(tasks.titles).toEqual(['Now'])
  // Selecting folded tasks unfolds them.
  await tasks.press('s', 'o')
  await expect(page.getByText('2 selected')).toBeVisible()
  await expect.poll(tasks.titles).toEqual(['Later', 'Late', 'Now'])
})

test('a view is grouped and sorted by choice, remembered per view and live in another tab', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await account.addTask({ title: 'Bread', due_date: day(2), priority: 'low' })
  await account.addTask({ title: 'Apples', priority: 'high' })
  await account.addTask({ title: 'Coffee', due_date: day(-1), status: 'in_progress' })
  const headings = () => page.getByRole('grid').getByRole('heading').allTextContents()
  await tasks.open('All tasks')
  await expect.poll(tasks.titles).toEqual(['Coffee', 'Apples', 'Bread'])
  expect(await headings()).toEqual([])
  const other = TasksScreen(await context.newPage())
  await other.open('All tasks')
  await expect(other.rows).toHaveCount(3)
  await serverDown(context)

  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByLabel('Sort by').selectOption('Title')
  await expect.poll(tasks.titles).toEqual(['Apples', 'Bread', 'Coffee'])
  await page.getByLabel('Group by').selectOption('Priority')
  await expect.poll(headings).toEqual(['High priority1', 'Medium priority1', 'Low priority1'])
  await expectAccessible(page)
  await page.getByLabel('Group by').selectOption('Status')
  await expect.poll(headings).toEqual(['In progress1', 'To do2'])
  await expect.poll(tasks.titles).toEqual(['Coffee', 'Apples', 'Bread'])
  await page.getByLabel('Group by').selectOption('Date')
  await expect.poll(async () => (await headings()).map((text) => text.replace(/.*day.*/, 'Day'))).toEqual([
    'Overdue1',
    'Day',
    'No date1',
  ])
  await expect(page.getByRole('button', { name: 'Reschedule all' })).toBeVisible()
  await expect.poll(other.titles).toEqual(['Coffee', 'Bread', 'Apples'])
  await serverBack(context)

  // A task moves to its new group at once.
  await page.keyboard.press('Escape')
  await tasks.press('j', 't', 'r')
  await expect.poll(tasks.titles).toEqual(['Bread', 'Apples', 'Coffee'])
  await tasks.press('Control+z')
  await expect.poll(tasks.titles).toEqual(['Coffee', 'Bread', 'Apples'])

  await tasks.open('Today')
  await expect.poll(headings).toEqual(['Overdue1'])
  await tasks.open('All tasks')
  await expect.poll(tasks.titles).toEqual(['Coffee', 'Bread', 'Apples'])
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByRole('button', { name: 'Reset' }).click()
  await expect.poll(tasks.titles).toEqual(['Coffee', 'Apples', 'Bread'])
})
