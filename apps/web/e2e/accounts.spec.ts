import { newCredentials } from './harness/account.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { signIn, signOut } from './harness/sign-in.ts'
import { expectStored } from './harness/stored-replica.ts'
import { expect, test } from './harness/test.ts'

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

test('the server’s errors appear at their fields, and the input stays', async ({ page }) => {
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

test('a taken e-mail shows an error at its field', async ({ page, account }) => {
  await page.goto('/app/signup')
  await page.getByLabel('E-mail').fill(account.email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/already exists/)
})

test('a wrong password shows an error, the right one signs in, and signing out ends the session', async ({
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

test('scripts of the page can’t read a token', async ({ page, context, tasks }) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  const readable = await page.evaluate(() =>
    JSON.stringify([document.cookie, Object.entries(localStorage), Object.entries(sessionStorage)]),
  )
  expect(readable).not.toMatch(/ey[\w-]+\.|refresh|token/)
  const cookies = await context.cookies()
  expect(cookies).toMatchObject([
    { name: 'taskwire_refresh', httpOnly: true, secure: false, sameSite: 'Strict', path: '/' },
  ])
})

test('three parallel reloads and two tabs share one session', async ({ page, context, tasks }) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  const tabs = [page, await context.newPage(), await context.newPage()]
  for (let n = 0; n < 2; n += 1) {
    await Promise.all(tabs.map((tab) => tab.goto('/app/')))
    for (const tab of tabs) await expect(tab.getByLabel('New task', { exact: true })).toBeVisible()
    for (const tab of tabs) await expect(tab.getByRole('button', { name: /^Account: / })).toBeVisible()
  }
})

test('signing out ends the session on the server, in every tab', async ({
  page,
  context,
  tasks,
  account,
}) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  const other = await context.newPage()
  await other.goto('/app/')
  await expect(other.getByLabel('New task', { exact: true })).toBeVisible()
  expect(await account.sessions()).toBe(2)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  for (const tab of [page, other]) await expect(tab.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect.poll(account.sessions).toBe(1)
  await expect.poll(async () => (await context.cookies()).length).toBe(0)
})

test('fields have the attributes that password managers need', async ({ page }) => {
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

test('an ended session asks to sign in, and unsaved text continues after it', async ({
  page,
  account,
  tasks,
  context,
}) => {
  await tasks.open('Today')
  await expect(tasks.sync).toHaveText('Live')
  await serverDown(context)
  await tasks.add('Written just before the end')
  await expectStored(page, 1)
  await account.endSessions()
  await serverBack(context)
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await expect(page.getByText('One change is saved on this device')).toBeVisible()
  await page.reload()
  await signIn(page, account)
  await expect(tasks.row('Written just before the end')).toBeVisible()
  await expect.poll(async () => (await account.tasks()).length).toBe(1)
})

test('signing out clears the device, and asks first when changes haven’t synced', async ({
  page,
  account,
  tasks,
  context,
}) => {
  await account.addTask({ title: 'Private' })
  await tasks.open('All tasks')
  await expect(tasks.row('Private')).toBeVisible()
  await serverDown(context)
  await tasks.add('Not yet sent')
  await signOut(page)
  await expect(page.getByText('One change hasn’t synced yet.')).toBeVisible()
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await expect(tasks.row('Not yet sent')).toBeVisible()
  await signOut(page)
  await page.getByRole('button', { name: 'Sign out anyway' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await expect.poll(() => page.evaluate(async () => (await indexedDB.databases()).length)).toBe(0)
  await serverBack(context)
  await signIn(page, account)
  await tasks.open('All tasks')
  await expect.poll(tasks.titles).toEqual(['Private'])
})
