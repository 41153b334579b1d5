import { expectAccessible } from './harness/accessible.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, test } from './harness/test.ts'

test('custom shortcuts apply in every tab, survive a reload, and can be reset', async ({
  tasks,
  account,
  page,
  context,
}) => {
  for (const title of ['Second', 'First']) await account.addTask({ title })
  const row = page.getByRole('listitem').filter({ hasText: 'Complete or reopen' })
  const change = page.getByRole('button', { name: 'Change shortcut: Complete or reopen' })
  const field = page.getByLabel('New shortcut: Complete or reopen')
  const other = TasksScreen(await context.newPage())
  await tasks.open('All tasks')
  await other.open('All tasks')
  await expect(other.rows).toHaveCount(2)
  await page.goto('/app/settings/keyboard')

  // By keyboard alone. Keys of other commands and of the browser are refused.
  await change.focus()
  await tasks.press('Enter')
  await expect(field).toBeFocused()
  await expect(field).toHaveAccessibleDescription(/Enter to save.*Escape cancels/)
  await tasks.press('r', 'Enter')
  await expect(field).toHaveAccessibleDescription(/“Rename” uses these keys/)
  await tasks.press('Backspace', 'g', 'Enter')
  await expect(field).toHaveAccessibleDescription(
    /“Go to Today” uses these keys, or ones that start the same/,
  )
  await tasks.press('Backspace', 'Control+t', 'Enter')
  await expect(field).toHaveAccessibleDescription(/The browser or the page needs this key/)
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

  // The other tab has the shortcut, too.
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
  await page.getByRole('button', { name: 'Reset shortcut: Complete or reopen' }).click()
  await expect(row.locator('kbd')).toHaveText(['E'])
  await expect(change).toBeFocused()
  await other.press('Escape')
  await expect(other.row('Second')).toBeFocused()
  await other.press('e')
  await expect(other.checkbox('Second')).toBeChecked()
})

test('a default that another command uses can’t be reset alone, only with all others', async ({
  tasks,
  page,
}) => {
  await tasks.open('Today')
  await page.goto('/app/settings/keyboard')
  const give = async (command: string, ...keys: string[]) => {
    await page.getByRole('button', { name: `Change shortcut: ${command}`, exact: true }).click()
    await tasks.press(...keys, 'Enter')
    await expect(tasks.said).toContainText(`${command}: `)
  }
  await give('Complete or reopen', 'Backspace')
  await expect(page.getByRole('listitem').filter({ hasText: 'Complete or reopen' })).toContainText(
    'No shortcut',
  )
  await give('Rename', 'e')
  await page.getByRole('button', { name: 'Reset shortcut: Complete or reopen' }).click()
  await expect(page.getByText('“Rename” uses the default keys now.').last()).toBeVisible()
  await page.getByRole('button', { name: 'Reset all shortcuts' }).click()
  await expect(page.getByRole('button', { name: /^Reset shortcut/ })).toHaveCount(0)
  // Invalid stored shortcuts are ignored.
  await page.evaluate(() => localStorage.setItem('taskwire.keys', '{"complete":["Tab"],"palette":["x"]}'))
  await page.reload()
  await expect(page.getByRole('button', { name: /^Change shortcut/ }).first()).toBeVisible()
  await expect(page.getByRole('button', { name: /^Reset shortcut/ })).toHaveCount(0)
})
