import { expectAccessible } from './harness/accessible.ts'
import { expect, test } from './harness/test.ts'

const title = (length: number) => 'Word-'.repeat(length / 5 + 1).slice(0, length)

test('a new title beyond its limit stays in the field with an error', async ({ tasks, account, page }) => {
  await tasks.open('All tasks')
  await tasks.newTask.fill(title(480))
  await expect(tasks.newTask).toHaveAccessibleDescription('20 characters left')
  await tasks.newTask.fill(title(501) + 'd')
  await expect(tasks.newTask).toHaveAccessibleDescription('2 characters over the limit of 500. Not saved.')
  await expect(tasks.newTask).toHaveAttribute('aria-invalid', 'true')
  await expectAccessible(page)
  await tasks.press('Enter')
  await expect(tasks.newTask).toHaveValue(title(501) + 'd')
  expect(await account.tasks()).toHaveLength(0)
  // Words that are read as a date don't count as part of the title.
  await tasks.newTask.fill(`${'x'.repeat(500)} tomorrow 9am`)
  await expect(tasks.newTask).toHaveAccessibleDescription('0 characters left')
  await tasks.press('Enter')
  await expect.poll(async () => (await account.tasks())[0]?.['title']).toBe('x'.repeat(500))
})

test('title and notes beyond their limits stay in the panel after closing and a reload', async ({
  tasks,
  account,
  page,
}) => {
  const { id } = await account.addTask({ title: 'Short', description: 'Few' })
  const stored = async () => (await account.tasks()).find((task) => task['id'] === id)
  await tasks.open('All tasks')
  await tasks.openTask('Short')
  const notes = 'n'.repeat(10_001)
  await tasks.notes.fill(notes)
  await expect(tasks.notes).toHaveAccessibleDescription('1 character over the limit of 10,000. Not saved.')
  await tasks.title.fill(title(505))
  await expect(tasks.title).toHaveAccessibleDescription(/^5 characters over/)
  await tasks.press('Enter')
  await expect(tasks.panel.getByText('Not saved yet')).toBeVisible()
  await tasks.panel.getByRole('button', { name: 'Close' }).click()
  await tasks.openTask('Short')
  await expect(tasks.title).toHaveValue(title(505))
  await page.reload()
  await expect(tasks.notes).toHaveValue(notes)
  expect(await stored()).toMatchObject({ title: 'Short', description: 'Few' })
  await expect(tasks.sync).toHaveText('Live')

  await tasks.notes.fill(notes.slice(1))
  await expect.poll(async () => (await stored())?.['description']).toBe(notes.slice(1))
  await tasks.title.focus()
  await tasks.press('Escape')
  await expect(tasks.title).toHaveValue('Short')
  await expect(tasks.panel.getByText(/Saved$/)).toBeVisible()
})

test('renaming a row continues until the title fits', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Short' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  await tasks.press('j', 'r')
  const field = page.getByLabel('Rename “Short”')
  await field.fill(title(505))
  await tasks.press('Enter')
  await expect(field).toHaveAccessibleDescription(/^5 characters over/)
  await tasks.newTask.focus()
  await expect(field).toHaveValue(title(505))
  // The row disappears with the view, and the panel has its text.
  await page.getByRole('link', { name: 'Done' }).click()
  await expect(tasks.rows).toHaveCount(0)
  await page.getByRole('link', { name: /^All tasks/ }).click()
  await tasks.openTask('Short')
  await expect(tasks.title).toHaveValue(title(505))
  await tasks.title.fill('Fits')
  await tasks.press('Enter')
  await expect.poll(async () => (await account.tasks())[0]?.['title']).toBe('Fits')
  await expect(tasks.sync).toHaveText('Live')
})
