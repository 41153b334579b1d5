import type { Locator } from '@playwright/test'
import { expect, test } from './harness/test.ts'

const title = 'לקנות חלב (2%)'
const directionOf = (where: Locator) => where.evaluate((element) => getComputedStyle(element).direction)

test('right-to-left texts have that direction on every screen', async ({ tasks, account, page }) => {
  const { id } = await account.addTask({ title, description: 'בחנות של דן' })
  await account.addTask({ title: 'Left to right' })
  await tasks.open('All tasks')
  expect(await directionOf(tasks.row(title).getByRole('link'))).toBe('rtl')
  expect(await directionOf(tasks.row('Left to right').getByRole('link'))).toBe('ltr')

  await tasks.openTask(title)
  expect(await directionOf(tasks.title)).toBe('rtl')
  expect(await directionOf(tasks.notes)).toBe('rtl')
  await tasks.newTask.fill('שלום 2031-03-09')
  expect(await directionOf(tasks.newTask)).toBe('rtl')
  await tasks.newTask.fill('Hello')
  expect(await directionOf(tasks.newTask)).toBe('ltr')
  await tasks.newTask.fill('')

  await tasks.press('Escape', 'Escape')
  await tasks.row(title).focus()
  await tasks.press('r')
  expect(await directionOf(page.getByLabel(/^Rename/))).toBe('rtl')
  await tasks.press('Escape')

  // In a sentence the title is isolated, so the sentence keeps its order.
  await tasks.press('e')
  await expect(tasks.said).toHaveText(`Completed “\u2068${title}\u2069”`)

  await tasks.press('Control+k')
  const query = page.getByRole('dialog').getByRole('combobox')
  await query.fill('חלב')
  expect(await directionOf(query)).toBe('rtl')
  expect(await directionOf(page.getByRole('option').getByText(title))).toBe('rtl')
  await tasks.press('Escape', '/')
  await page.getByRole('searchbox').fill('חלב')
  expect(await directionOf(page.getByRole('searchbox'))).toBe('rtl')

  await account.deleteTask(id)
  await tasks.open('Trash')
  expect(await directionOf(tasks.row(title).getByText(title))).toBe('rtl')
})
