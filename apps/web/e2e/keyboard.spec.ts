import { newCredentials } from './harness/account.ts'
import { day } from './harness/day.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, test } from './harness/test.ts'

test('everything works without a pointer, from the first page on', async ({ page }) => {
  const { email, password } = newCredentials()
  const tasks = TasksScreen(page)
  await page.goto('/app/signup')
  // The form follows its heading, once the server has said that it takes new accounts.
  await expect(page.getByLabel('E-mail')).toBeVisible()
  await tasks.press('Tab')
  await page.keyboard.type(email)
  await tasks.press('Tab')
  await page.keyboard.type(password)
  await tasks.press('Enter')
  await expect(page.getByText('adds a task from anywhere')).toBeVisible()

  await tasks.press('q')
  await expect(tasks.newTask).toBeFocused()
  for (const title of ['First', 'Second', 'Third']) {
    await page.keyboard.type(title)
    await tasks.press('Enter')
  }
  await expect(tasks.rows).toHaveCount(3)
  await tasks.press('Escape')
  await expect(tasks.row('Third')).toBeFocused()
  await tasks.press('j', 'ArrowDown')
  await expect(tasks.row('First')).toBeFocused()
  await tasks.press('k')
  await expect(tasks.row('Second')).toBeFocused()

  // Open the task, then return to its row.
  await tasks.press('Enter')
  await expect(tasks.panel).toBeFocused()
  await tasks.press('1')
  await expect(tasks.panel.getByLabel('Priority')).toHaveValue('high')
  await tasks.title.focus()
  await tasks.press('End')
  await page.keyboard.type(' thing')
  // Enter ends the edit, so Escape closes the panel.
  await tasks.press('Enter', 'Escape')
  await expect(tasks.panel).toHaveCount(0)
  await expect(tasks.row('Second thing')).toBeFocused()

  // The peek follows the cursor.
  await tasks.press('Space')
  await expect(tasks.title).toHaveValue('Second thing')
  await expect(tasks.row('Second thing')).toBeFocused()
  await tasks.press('j')
  await expect(tasks.panel).toHaveCount(1)
  await tasks.press('Space')
  await expect(tasks.panel).toHaveCount(0)
})

test('completing or deleting a row focuses the next one, and undo returns the focus', async ({
  tasks,
  account,
}) => {
  for (const title of ['C', 'B', 'A']) await account.addTask({ title })
  await tasks.open('All tasks')
  await expect.poll(tasks.titles).toEqual(['A', 'B', 'C'])
  await tasks.press('j', 'e')
  await expect(tasks.row('B')).toBeFocused()
  await expect(tasks.checkbox('A')).toBeChecked()
  await tasks.press('Delete')
  await expect(tasks.row('C')).toBeFocused()
  await expect.poll(tasks.titles).toEqual(['C', 'A'])
  await tasks.press('Control+z')
  await expect(tasks.row('B')).toBeFocused()
})

test('when the focused row disappears, the row in its place gets the focus', async ({ tasks, account }) => {
  const gone = await account.addTask({ title: 'Goes' })
  await account.addTask({ title: 'Above' })
  await tasks.open('All tasks')
  await expect.poll(tasks.titles).toEqual(['Above', 'Goes'])
  await tasks.press('j', 'j')
  await expect(tasks.row('Goes')).toBeFocused()
  await account.deleteTask(gone.id)
  await expect(tasks.row('Above')).toBeFocused()
})

test('a command changes all selected tasks', async ({ tasks, account }) => {
  for (const title of ['D', 'C', 'B', 'A']) await account.addTask({ title })
  const stored = async (field: string): Promise<Record<string, unknown>> =>
    Object.fromEntries((await account.tasks()).map((task) => [String(task['title']), task[field]]))
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(4)
  await tasks.press('j', 'Shift+ArrowDown', 'j', 'j', 'x')
  await expect(tasks.page.getByText('3 selected')).toBeVisible()
  await tasks.press('3')
  await expect.poll(() => stored('priority')).toEqual({ A: 'low', B: 'low', C: 'medium', D: 'low' })
  await tasks.press('Escape')
  await expect(tasks.page.getByText('3 selected')).toHaveCount(0)
  await tasks.press('Control+a', 't', 'w')
  await expect
    .poll(async () => new Set(Object.values(await stored('due_date'))))
    .toEqual(new Set([expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/)]))
  await tasks.press('Delete')
  await expect(tasks.rows).toHaveCount(0)
  await expect(tasks.newTask).toBeFocused()
  await tasks.press('Control+z')
  await expect(tasks.rows).toHaveCount(4)
})

test('the palette runs commands and finds tasks, the sheet shows the keys, and both return the focus', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Call the plumber' })
  await account.addTask({ title: 'Buy milk' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  await tasks.press('j', 'Shift+?')
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible()
  await tasks.press('Escape')
  await expect(tasks.row('Buy milk')).toBeFocused()

  await tasks.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('high')
  await expect(page.getByRole('option', { name: /^High priority/ })).toBeVisible()
  await tasks.press('Enter')
  await expect(tasks.row('Buy milk')).toContainText('High')
  await expect(tasks.row('Buy milk')).toBeFocused()

  await tasks.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('plumb')
  await expect(page.getByRole('option', { name: 'Call the plumber' })).toBeVisible()
  await tasks.press('Enter')
  await expect(tasks.title).toHaveValue('Call the plumber')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('with ten thousand tasks only the visible rows render, and the keys still work', async ({
  tasks,
  page,
}) => {
  const count = 10_000
  await page.route('**/trpc/sync.changes**', (route) => route.fulfill({ json: manyTasks(count) }))
  await page.route('**/trpc/sync.onChange**', () => {})
  await tasks.open('All tasks')
  await expect(page.getByRole('grid')).toHaveAttribute('aria-rowcount', String(count))
  await tasks.press('j')
  await expect(tasks.row('Task 0')).toBeFocused()
  expect(await tasks.rows.count()).toBeLessThan(100)
  await tasks.press('Control+a')
  await expect(page.getByText('10,000 selected')).toBeVisible()
  await tasks.press('Escape', 'ArrowDown')
  await expect(tasks.row('Task 1')).toBeFocused()
})

/** A page of the log with many tasks, newest first. */
function manyTasks(count: number) {
  const changes = Array.from({ length: count }, (_, n) => ({
    kind: 'task',
    type: 'upsert',
    revision: n + 1,
    entity: {
      id: `00000000-0000-7000-8000-${String(count - n).padStart(12, '0')}`,
      number: n + 1,
      user_id: '00000000-0000-7000-8000-000000000000',
      title: `Task ${n}`,
      description: null,
      status: 'pending',
      completed: false,
      priority: 'medium',
      due_date: null,
      completed_at: null,
      list_id: null,
      parent_id: null,
      label_ids: [],
      reminders: [],
      position: 'a0',
      created_at: new Date(1_700_000_000_000 - n).toISOString(),
      updated_at: new Date(1_700_000_000_000).toISOString(),
      revision: n + 1,
    },
  }))
  return { result: { data: { changes, cursor: `many.${count}`, has_more: false, reset: true } } }
}

test('a command of two keys leaves no other one half-typed', async ({ tasks, account }) => {
  await account.addTask({ title: 'Quick fingers' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  await tasks.press('j', 't', 't', 'e')
  await expect.poll(async () => (await account.tasks())[0]).toMatchObject({ completed: true })
  expect((await account.tasks())[0]).toMatchObject({ due_date: day(0) })
})
