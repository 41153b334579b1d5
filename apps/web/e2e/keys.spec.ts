import { expectAccessible } from './support/accessible.ts'
import { TasksScreen } from './support/tasks-screen.ts'
import { expect, test } from './support/test.ts'

test('a command is given other keys, in every tab; they are shown, outlive a reload, and are given back', async ({
  tasks,
  account,
  page,
  context,
}) => {
  for (const title of ['Second', 'First']) await account.addTask({ title })
  const row = page.getByRole('listitem').filter({ hasText: 'Complete or reopen' })
  const change = page.getByRole('button', { name: 'Change the key: Complete or reopen' })
  const field = page.getByLabel('New key: Complete or reopen')
  const other = TasksScreen(await context.newPage())
  await tasks.open('All tasks')
  await other.open('All tasks')
  await expect(other.rows).toHaveCount(2)
  await page.goto('/app/settings/keyboard')

  // Without a pointer; another command's keys and the browser's are refused.
  await change.focus()
  await tasks.press('Enter')
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(/Enter to save.*Escape cancels/)
  await tasks.press('r', 'Enter')
  await expect(field).toHaveAccessibleDescription(/“Rename” has this key/)
  await tasks.press('Backspace', 'g', 'Enter')
  await expect(field).toHaveAccessibleDescription(/“Go to Today” has this key, or one that begins the same/)
  await tasks.press('Backspace', 'Control+t', 'Enter')
  await expect(field).toHaveAccessibleDescription(/The browser or the page itself needs this key/)
  await expectAccessible(page)
  await tasks.press('Escape')
  await expect(change).toBeFocused()
  await expect(row).toContainText('E')
  await tasks.press('Enter', 'Enter')
  await expect(change).toBeFocused()
  await tasks.press('Enter', 'g', 'w', 'Enter')
  await expect(change).toBeFocused()
  await expect(tasks.said).toHaveText('Complete or reopen: G W')
  await expect(row.locator('kbd')).toHaveText(['G', 'W'])

  // The other tab has them already.
  await other.page.bringToFront()
  await other.press('j', 'e')
  await other.press('g', 'w')
  await expect(other.checkbox('First')).toBeChecked()
  await expect(other.checkbox('Second')).not.toBeChecked()
  await other.press('Shift+?')
  const sheet = other.page.getByRole('dialog', { name: 'Keyboard shortcuts' })
  await expect(
    sheet
      .locator('div')
      .filter({ has: other.page.getByText('Complete or reopen') })
      .last()
      .locator('kbd'),
  ).toHaveText(['G', 'W'])

  await page.bringToFront()
  await page.reload()
  await expect(row.locator('kbd')).toHaveText(['G', 'W'])
  await page.getByRole('button', { name: 'Restore the default: Complete or reopen' }).click()
  await expect(row.locator('kbd')).toHaveText(['E'])
  await expect(change).toBeFocused()
  await other.press('Escape')
  await expect(other.row('Second')).toBeFocused()
  await other.press('e')
  await expect(other.checkbox('Second')).toBeChecked()
})

test('a default that somebody else has now is not taken back, and all of them are at once', async ({
  tasks,
  page,
}) => {
  await tasks.open('Today')
  await page.goto('/app/settings/keyboard')
  const give = async (command: string, ...keys: string[]) => {
    await page.getByRole('button', { name: `Change the key: ${command}`, exact: true }).click()
    await tasks.press(...keys, 'Enter')
    await expect(tasks.said).toContainText(`${command}: `)
  }
  await give('Complete or reopen', 'Backspace')
  await expect(page.getByRole('listitem').filter({ hasText: 'Complete or reopen' })).toContainText('No key')
  await give('Rename', 'e')
  await page.getByRole('button', { name: 'Restore the default: Complete or reopen' }).click()
  await expect(page.getByText('“Rename” has the default key now.').last()).toBeVisible()
  await page.getByRole('button', { name: 'Restore all defaults' }).click()
  await expect(page.getByRole('button', { name: /^Restore the default/ })).toHaveCount(0)
  // What is stored by another hand is read with care.
  await page.evaluate(() => localStorage.setItem('taskwire.keys', '{"complete":["Tab"],"palette":["x"]}'))
  await page.reload()
  await expect(page.getByRole('button', { name: /^Change the key/ }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Restore the default/ })).toHaveCount(0)
})
