import { newCredentials } from './support/account.ts'
import { TasksScreen } from './support/tasks-screen.ts'
import { expect, test } from './support/test.ts'

test('everything can be done without a pointer', async ({ page }) => {
  const { email, password } = newCredentials()
  const tasks = TasksScreen(page)
  const press = (...keys: string[]) =>
    keys.reduce((done, key) => done.then(() => page.keyboard.press(key)), Promise.resolve())

  await page.goto('/app/signup')
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
  await press('Tab')
  await page.keyboard.type(email)
  await press('Tab')
  await page.keyboard.type(password)
  await press('Enter')
  await expect(tasks.newTask).toBeVisible()

  await press('Tab')
  await expect(page.getByRole('link', { name: 'Skip to the tasks' })).toBeFocused()
  await press('Enter', 'Tab')
  await expect(tasks.newTask).toBeFocused()
  await page.keyboard.type('First')
  await press('Enter')
  await page.keyboard.type('Second')
  await press('Enter')
  await expect(tasks.rows).toHaveCount(2)

  // To the first row, and along the rows.
  await tasks.checkbox('Second').focus()
  await press('ArrowDown')
  await expect(tasks.checkbox('First')).toBeFocused()
  await press('ArrowUp', 'Tab', 'Enter')
  await expect(tasks.panel).toBeFocused()

  await tasks.title.focus()
  await press('End')
  await page.keyboard.type(' thing')
  await press('Enter', 'Escape')
  await expect(tasks.title).toHaveValue('Second')
  await page.keyboard.type(' thing')
  await press('Enter', 'Tab')
  await expect(tasks.panel.getByRole('radio', { name: 'To do' })).toBeFocused()
  await press('ArrowRight')
  await expect(tasks.panel.getByRole('radio', { name: 'In progress' })).toBeChecked()
  await press('Tab', 'Tab')
  await expect(tasks.panel.getByRole('button', { name: 'Due date: Today' })).toBeFocused()
  await press('Enter')
  await expect(page.getByRole('button', { name: /^Today/ })).toBeFocused()
  await press('Tab', 'Enter')
  await expect(tasks.panel.getByRole('button', { name: 'Due date: Tomorrow' })).toBeFocused()

  await press('Escape')
  await expect(tasks.panel).toHaveCount(0)
  await tasks.checkbox('First').focus()
  await press('Space')
  await expect(tasks.checkbox('First')).toBeChecked()
  // The row waits for the keyboard to leave it.
  await page.waitForTimeout(1_500)
  await expect(tasks.checkbox('First')).toBeFocused()
  await press('Shift+Tab')
  await expect(tasks.row('First')).toHaveCount(0)
})
