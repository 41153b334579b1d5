import { expectAccessible } from './harness/accessible.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { day } from './harness/day.ts'
import { expect, test } from './harness/test.ts'

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
  // The announcement of the lost connection doesn't replace a later one.
  await expect(tasks.sync).toHaveText('Offline')

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
  await expect
    .poll(async () => (await account.tasks()).filter((task) => task['due_date'] === day(0)).length)
    .toBe(3)
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
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByLabel('Group by').selectOption('Date')
  await expect(fold).toHaveAttribute('aria-expanded', 'true')
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
  await expect
    .poll(async () => (await headings()).map((text) => text.replace(/.*day.*/, 'Day')))
    .toEqual(['Overdue1', 'Day', 'No date1'])
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

test('keys start tasks, remove a priority, choose the weekend, extend a range, copy links and undo', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const { id } = await account.addTask({ title: 'One', priority: 'high' })
  for (const title of ['Two', 'Three']) await account.addTask({ title })
  const one = async () => (await account.tasks()).find(({ title }) => title === 'One')
  await tasks.open('All tasks')
  await expect.poll(tasks.titles).toEqual(['Three', 'Two', 'One'])
  await tasks.press('j', 'j', 'j', 'i')
  await expect(tasks.said).toHaveText('Changed the status of “One”')
  await expect.poll(async () => (await one())?.['status']).toBe('in_progress')
  await tasks.press('0')
  await expect.poll(async () => (await one())?.['priority']).toBe('medium')
  await tasks.press('z')
  await expect.poll(async () => (await one())?.['priority']).toBe('high')
  await tasks.press('z')
  await expect.poll(async () => (await one())?.['status']).toBe('pending')
  await tasks.press('t', 'e')
  await expect
    .poll(async () => [0, 6].includes(new Date(`${String((await one())?.['due_date'])}T12:00`).getDay()))
    .toBe(true)

  await tasks.press('y')
  await expect(tasks.said).toHaveText('Link copied')
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link).toBe(new URL(`/app/task/${id}`, page.url()).href)
  await tasks.press('Shift+K', 'Shift+K')
  await expect(page.getByText('3 selected')).toBeVisible()
  await tasks.press('Shift+J')
  await expect(page.getByText('2 selected')).toBeVisible()
  await tasks.press('y')
  await expect(tasks.said).toHaveText('2 links copied')
  await tasks.press('i')
  await expect.poll(async () => (await one())?.['status']).toBe('in_progress')
  await tasks.press('i')
  await expect.poll(async () => (await one())?.['status']).toBe('pending')

  // In a field the letters are text, also in an empty one.
  await tasks.newTask.focus()
  await page.keyboard.type('zi0y')
  await expect(tasks.newTask).toHaveValue('zi0y')
  await page.goto(link)
  await expect(page.getByLabel('Title', { exact: true })).toHaveValue('One')
})

test('a row shows its priority by the colour of its circle, and clamps its title at two lines', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Low one', priority: 'low' })
  await account.addTask({ title: 'Plain one', description: 'Notes', status: 'in_progress' })
  await account.addTask({ title: 'High one', priority: 'high', due_date: day(3) })
  await account.addTask({ title: `Long ${'words and more words '.repeat(20)}` })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(4)
  const color = (title: string) =>
    tasks.checkbox(title).evaluate((box) => getComputedStyle(box).borderTopColor)
  const colors = new Set([await color('High one'), await color('Low one'), await color('Plain one')])
  expect(colors.size).toBe(3)
  // Screen readers get the words, which are not visible.
  const visible = (title: string) =>
    tasks.row(title).evaluate((row) => {
      for (const hidden of row.querySelectorAll('.sr-only')) hidden.remove()
      return row.textContent
    })
  await expect(tasks.row('High one')).toContainText('High priority')
  await expect(tasks.row('Low one')).toContainText('Low priority')
  await expect(tasks.row('Plain one')).toContainText('In progress')
  expect(await visible('Low one')).toBe('Low one')
  expect(await visible('Plain one')).toBe('Plain one')
  expect(await visible('High one')).not.toContain('priority')
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 800 })
    const long = page.getByRole('link', { name: /^Long/ })
    const lines = () =>
      long.evaluate((link) => link.clientHeight / Number.parseFloat(getComputedStyle(link).lineHeight))
    await expect.poll(async () => Math.round(await lines())).toBe(2)
  }
  await page.emulateMedia({ forcedColors: 'active' })
  const flag = (title: string) =>
    tasks.checkbox(title).evaluate((box) => getComputedStyle(box.parentElement as Element, '::after').content)
  expect(await flag('High one')).toContain('⚑')
  expect(await flag('Low one')).not.toBe(await flag('High one'))
  expect(await flag('Plain one')).toBe('none')
})
