import { newCredentials } from './support/account.ts'
import { expect, signInWithToken, test } from './support/test.ts'
import { TasksScreen } from './support/tasks-screen.ts'

test('signing up leads to an empty list and survives a reload', async ({ page }) => {
  const { email, password } = newCredentials()
  await page.goto('/app/')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'A clean slate' })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'A clean slate' })).toBeVisible()
  await expect(page.getByRole('button', { name: `Account: ${email}` })).toBeVisible()
})

test('what the server finds wrong is said at its field, and nothing typed is lost', async ({ page }) => {
  await page.goto('/app/signup')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription('E-mail is required.')
  await expect(page.getByLabel('E-mail')).toBeFocused()

  await page.getByLabel('E-mail').fill('nobody')
  await page.getByLabel('Password', { exact: true }).fill('short')
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription('E-mail must be an e-mail address.')
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription(
    /at least 8 characters/,
  )
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody')
  await expect(page.getByLabel('Password', { exact: true })).toHaveValue('short')
})

test('an e-mail that has an account already is refused at its field', async ({ page, account }) => {
  await page.goto('/app/signup')
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/exists already/)
})

test('a wrong password is refused in words; the right one signs in, signing out ends it', async ({
  page,
  account,
}) => {
  await page.goto('/app/signin')
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill('not the password')
  await page.keyboard.press('Enter')
  await expect(page.getByText('E-mail or password is wrong.', { exact: true })).toBeVisible()
  await expect(page.getByRole('status')).toHaveText('E-mail or password is wrong')

  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()

  await page.getByRole('button', { name: `Account: ${account.email}` }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goto('/app/?view=all')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('password managers know the fields', async ({ page }) => {
  await page.goto('/app/signin')
  await expect(page.getByLabel('E-mail')).toHaveAttribute('autocomplete', 'username')
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute(
    'autocomplete',
    'current-password',
  )
  await page.goto('/app/signup')
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('autocomplete', 'new-password')
  await page.getByLabel('Password', { exact: true }).fill('visible for once')
  await page.getByRole('button', { name: 'Show password' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAttribute('type', 'text')
})

test('a session that the server ended asks to sign in and keeps what was not saved', async ({
  page,
  account,
  tasks,
}) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  await page.evaluate(() => localStorage.setItem('taskwire.token', 'ended.long.ago'))
  await tasks.add('Written just before the end')
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(tasks.row('Written just before the end')).toBeVisible()
  await expect.poll(async () => (await account.tasks()).length).toBe(1)
})

test('two accounts on one browser do not see each other’s tasks', async ({
  page,
  account,
  server,
  browser,
}) => {
  await account.addTask({ title: 'Mine alone' })
  await signInWithToken(page, account)
  const mine = TasksScreen(page)
  await mine.open('All tasks')
  await expect(mine.row('Mine alone')).toBeVisible()
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()

  const other = newCredentials()
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
  await page.getByLabel('E-mail').fill(other.email)
  await page.getByLabel('Password', { exact: true }).fill(other.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('heading', { name: 'A clean slate' })).toBeVisible()
  await mine.add('Theirs alone')
  await expect(mine.row('Theirs alone')).toBeVisible()

  const context = await browser.newContext({ baseURL: server.origin })
  const elsewhere = await context.newPage()
  await signInWithToken(elsewhere, account)
  await elsewhere.goto('/app/?view=all')
  await expect(elsewhere.getByRole('link', { name: 'Mine alone' })).toBeVisible()
  await expect(elsewhere.getByRole('link', { name: 'Theirs alone' })).toHaveCount(0)
  await context.close()
})
