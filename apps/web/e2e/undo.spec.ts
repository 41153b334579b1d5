import { expect, test } from './harness/test.ts'

test('every action can be undone and redone', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Old', due_date: '2031-01-01', priority: 'low', status: 'in_progress' })
  const [before] = await account.tasks()
  const unchanged = {
    title: 'Old',
    due_date: '2031-01-01',
    priority: 'low',
    status: 'in_progress',
    completed_at: null,
  }
  expect(before).toMatchObject(unchanged)
  const stored = async () => (await account.tasks())[0]
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  await tasks.press('j', 'r')
  await page.keyboard.type('New')
  await tasks.press('Enter', 't', 't', '1', 'e')
  await expect.poll(stored).toMatchObject({ title: 'New', priority: 'high', completed: true })
  await tasks.press('Delete')
  await expect.poll(async () => (await account.tasks()).length).toBe(0)

  await tasks.press(...Array.from({ length: 5 }, () => 'Control+z'))
  await expect.poll(stored).toMatchObject(unchanged)
  await expect(tasks.row('Old')).toBeFocused()
  await tasks.press('Control+z')
  await expect(tasks.said).toHaveText('Nothing to undo')

  await tasks.press(...Array.from({ length: 4 }, () => 'Control+Shift+z'))
  await expect.poll(stored).toMatchObject({ title: 'New', priority: 'high', completed: true })
  await tasks.press('Control+Shift+z')
  await expect.poll(async () => (await account.tasks()).length).toBe(0)
})

test('a new task can be undone from its field', async ({ tasks, account }) => {
  await tasks.open('Today')
  await tasks.add('Too quick')
  await expect(tasks.row('Too quick')).toBeVisible()
  await tasks.press('Control+z')
  await expect(tasks.rows).toHaveCount(0)
  await tasks.press('Control+Shift+z')
  await expect(tasks.row('Too quick')).toBeVisible()
  await expect.poll(async () => (await account.tasks()).length).toBe(1)
})

test('undo skips fields that another device changed since', async ({ tasks, account }) => {
  const { id } = await account.addTask({ title: 'Shared' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  await tasks.press('j', '1')
  await expect.poll(async () => (await account.tasks())[0]).toMatchObject({ priority: 'high' })
  await account.change(id, { priority: 'low' })
  await expect(tasks.row('Shared')).toContainText('Low')
  await tasks.press('Control+z')
  await expect(tasks.said).toHaveText('Changed again since then, so nothing was undone')
  expect((await account.tasks())[0]).toMatchObject({ priority: 'low' })
})

test('the toast’s button undoes, and the toast waits under the pointer', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'One' })
  await account.addTask({ title: 'Two' })
  await page.clock.install()
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  await tasks.press('j', 'x', 'Shift+ArrowDown', '#')
  await expect(page.getByText('Deleted 2 tasks').first()).toBeVisible()
  await expect(page.getByRole('heading', { name: 'No tasks' })).toBeVisible()
  await tasks.undo.hover()
  await page.clock.runFor(20_000)
  await tasks.undo.click()
  await expect(tasks.rows).toHaveCount(2)
  await page.mouse.move(0, 0)
  await expect(page.getByText('Undone: Deleted 2 tasks').first()).toBeVisible()
  await page.clock.runFor(8_100)
  await expect(page.getByRole('region', { name: 'Recent actions' })).toHaveCount(0)
})
