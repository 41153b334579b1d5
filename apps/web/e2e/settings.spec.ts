import { readFile } from 'node:fs/promises'
import { createAccount } from './harness/account.ts'
import { expect, signInQuickly, test } from './harness/test.ts'

test('shortcuts and the palette open the settings, and Escape goes back', async ({ page, tasks }) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  await tasks.press('g', 's')
  await expect(page.getByRole('heading', { name: 'Profile', level: 1 })).toBeFocused()
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Sessions' }).click()
  await expect(page.getByRole('heading', { name: 'Sessions', level: 1 })).toBeFocused()
  await tasks.press('Escape')
  await expect(tasks.newTask).toBeVisible()
  await tasks.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('sign out')
  await tasks.press('Enter')
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})

test('on a narrow screen the sections have a page of their own', async ({ page, tasks }) => {
  await page.setViewportSize({ width: 390, height: 800 })
  await tasks.open('Today')
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('link', { name: 'Settings' }).click()
  await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeFocused()
  await page.getByRole('link', { name: 'Appearance and language' }).click()
  await expect(page.getByRole('heading', { name: 'Appearance and language' })).toBeVisible()
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  await expect(page.getByRole('link', { name: 'Password' })).toBeVisible()
})

test('the name is saved, and a taken username shows an error at its field', async ({
  page,
  tasks,
  server,
  account,
}) => {
  const other = await createAccount(server.origin)
  const taken = `ada-${other.email.slice(0, 8)}`
  await fetch(`${server.origin}/api/account`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${other.token}` },
    body: JSON.stringify({ username: taken }),
  })
  await tasks.open('Today')
  await page.goto('/app/settings/profile')
  await page.getByLabel('Name', { exact: true }).fill('Ada Lovelace')
  await page.getByLabel('Username').fill(taken)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByLabel('Username')).toHaveAccessibleDescription(/taken/)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ada Lovelace')
  await page.getByLabel('Username').fill(`own-${account.email.slice(0, 8)}`)
  await page.getByRole('button', { name: 'Save' }).click()
  await expect(tasks.said).toHaveText('Saved.')
  await page.reload()
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Ada Lovelace')
})

test('changing the password requires the current one and signs out other devices', async ({
  page,
  tasks,
  account,
}) => {
  await tasks.open('Today')
  await page.goto('/app/settings/password')
  const before = page.getByLabel('Current password', { exact: true })
  const after = page.getByLabel('New password', { exact: true })
  await expect(before).toHaveAttribute('autocomplete', 'current-password')
  await before.fill('not the password')
  await after.fill('a lighthouse in the fog')
  await page.getByRole('button', { name: 'Change password' }).click()
  await expect(before).toHaveAccessibleDescription('Current password is wrong.')
  await expect(after).toHaveValue('a lighthouse in the fog')
  await before.fill(account.password)
  await page.keyboard.press('Enter')
  await expect(tasks.said).toHaveText('Password changed.')
  await expect(after).toHaveValue('')
  // This session was opened over REST.
  await expect(account.sessions()).rejects.toThrow('401')
  await page.reload()
  await expect(before).toBeVisible()
})

test('sessions have readable names, and can be ended one by one or together', async ({
  page,
  tasks,
  account,
  server,
}) => {
  for (let n = 0; n < 2; n += 1)
    await fetch(`${server.origin}/api/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': `curl/8.${n}` },
      body: JSON.stringify({ email: account.email, password: account.password }),
    })
  await tasks.open('Today')
  await page.goto('/app/settings/sessions')
  const rows = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem')
  await expect(rows).toHaveCount(4)
  await expect(rows.filter({ hasText: 'This device' })).toContainText('Chrome on')
  await expect(rows.filter({ hasText: 'This device' }).getByRole('button')).toHaveCount(0)
  await page.getByRole('button', { name: 'Sign out curl' }).first().click()
  await expect(rows).toHaveCount(3)
  await expect(tasks.said).toHaveText('Signed out curl')
  await page.getByRole('button', { name: 'Sign out all other devices' }).click()
  await expect(rows).toHaveCount(1)
  await page.reload()
  await expect(rows).toHaveCount(1)
})

test('a token shows once, has its permissions, and stops working when revoked', async ({
  page,
  tasks,
  server,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await tasks.open('Today')
  await page.goto('/app/settings/tokens')
  await page.getByRole('button', { name: 'Create token' }).click()
  await expect(page.getByLabel('Name')).toHaveAccessibleDescription(/Name is required/)
  await page.getByLabel('Name').fill('Backup script')
  await page.getByLabel('Read tasks').uncheck()
  await page.getByRole('button', { name: 'Create token' }).click()
  await expect(page.getByRole('main').getByText('Choose at least one permission.')).toBeVisible()
  await page.getByLabel('Read tasks').check()
  await page.getByLabel('Expires after').selectOption('7')
  await page.getByRole('button', { name: 'Create token' }).click()
  const shown = page.getByLabel('New token')
  await expect(shown).toBeFocused()
  const token = await shown.inputValue()
  await page.getByRole('button', { name: 'Copy' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token)

  const statusOf = async () =>
    (await fetch(`${server.origin}/api/tasks`, { headers: { authorization: `Bearer ${token}` } })).status
  expect(await statusOf()).toBe(200)
  await page.reload()
  await expect(page.getByText('Backup script', { exact: true })).toBeVisible()
  await expect(page.getByText(token)).toHaveCount(0)
  await expect(page.getByText(/^Last used today/)).toBeVisible()
  await page.getByRole('button', { name: 'Revoke Backup script' }).click()
  await expect(page.getByText('No tokens yet.')).toBeVisible()
  expect(await statusOf()).toBe(401)
})

test('the activity has pages, newest first', async ({ page, tasks, account, server }) => {
  for (let n = 0; n < 26; n += 1)
    await fetch(`${server.origin}/api/account/export`, {
      headers: { authorization: `Bearer ${account.token}` },
    }).then((answer) => answer.text())
  await tasks.open('Today')
  await page.goto('/app/settings/activity')
  const rows = page.getByRole('list', { name: 'Activity' }).getByRole('listitem')
  await expect(rows).toHaveCount(25)
  await expect(rows.first()).toContainText('Data downloaded')
  await page.getByRole('button', { name: 'Show more' }).click()
  await expect(rows.last()).toContainText('Account created')
  await expect(rows.nth(25)).toBeFocused()
  await expect(page.getByRole('button', { name: 'Show more' })).toHaveCount(0)
})

test('a list that fails to load shows an error and can be retried', async ({ page, tasks }) => {
  await tasks.open('Today')
  await page.route('**/trpc/sessions.list**', (route) => route.abort())
  await page.goto('/app/settings/sessions')
  await expect(page.getByText('Can’t reach the server')).toBeVisible()
  await page.unroute('**/trpc/sessions.list**')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('This device')).toBeVisible()
})

test('too many attempts show when to try again', async ({ page, tasks }) => {
  await tasks.open('Today')
  const data = { error_code: 'TOO_MANY_REQUESTS', httpStatus: 429, issues: [], retry_after: 150 }
  await page.route('**/trpc/account.changePassword**', (route) =>
    route.fulfill({ status: 429, json: [{ error: { code: -32_029, message: 'Too many', data } }] }),
  )
  await page.goto('/app/settings/password')
  await page.getByLabel('Current password', { exact: true }).fill('one')
  await page.getByLabel('New password', { exact: true }).fill('a lighthouse in the fog')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Too many attempts. Try again in 3 minutes.')).toBeVisible()
  await expect(page.getByLabel('Current password', { exact: true })).toHaveValue('one')
})

test('all data can be downloaded as a file', async ({ page, tasks, account }) => {
  await account.addTask({ title: 'Kept' })
  await tasks.open('Today')
  await page.goto('/app/settings/data')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download everything' }).click(),
  ])
  const kept = JSON.parse(await readFile(await download.path(), 'utf8')) as Record<string, unknown>
  expect(kept).toMatchObject({ profile: { email: account.email }, tasks: [{ title: 'Kept' }] })
  expect(download.suggestedFilename()).toBe('taskwire-account.json')
})

test('deleting the account requires e-mail and password, and clears the device', async ({
  page,
  tasks,
  account,
}) => {
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))
  await account.addTask({ title: 'Private' })
  await tasks.open('All tasks')
  await expect(tasks.row('Private')).toBeVisible()
  expect(await databases()).toHaveLength(1)
  await page.goto('/app/settings/data')
  await page.getByLabel('Confirm with your e-mail').fill('someone@example.com')
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByRole('button', { name: 'Permanently delete account' }).click()
  await expect(page.getByLabel('Confirm with your e-mail')).toHaveAccessibleDescription(/isn’t the e-mail/)
  await page.getByLabel('Confirm with your e-mail').fill(account.email.toUpperCase())
  await page.getByLabel('Password', { exact: true }).fill('wrong')
  await page.keyboard.press('Enter')
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription('Password is wrong.')
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.keyboard.press('Enter')
  await expect(page.getByText('Your account was deleted')).toBeVisible()
  await expect.poll(databases).toEqual([])
  const kept = await page.evaluate(() =>
    JSON.stringify([Object.entries(localStorage), Object.entries(sessionStorage)]),
  )
  expect(kept).not.toContain(account.email)
  await expect(account.tasks()).rejects.toThrow('401')
})

test('an admin finds users, deactivates one and reactivates them', async ({ page, server, account }) => {
  const other = await createAccount(server.origin)
  await signInQuickly(page, account)
  await page.goto('/app/settings/users')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await server.makeAdmin(account.email)
  const rows = page.getByRole('list', { name: 'Users' }).getByRole('listitem')
  // Another process changed the role: the server may cache the old one for four seconds.
  await expect(async () => {
    await page.reload()
    await page.getByLabel('Search by e-mail').fill(other.email.slice(0, 18), { timeout: 10_000 })
    await expect(rows).toHaveCount(1, { timeout: 5_000 })
  }).toPass()
  await page.getByRole('button', { name: `Deactivate: ${other.email}` }).click()
  await expect(rows).toContainText('Deactivated')
  await expect(other.tasks()).rejects.toThrow('401')
  await page.getByRole('button', { name: `Reactivate: ${other.email}` }).click()
  await expect(rows).not.toContainText('Deactivated')
  await page.getByRole('button', { name: `Make admin: ${other.email}` }).click()
  await expect(rows).toContainText('Admin')
  // Admins can't deactivate themselves, so the last admin remains.
  await page.getByLabel('Search by e-mail').fill(account.email)
  await expect(rows).toContainText('You')
  await expect(rows.getByRole('button')).toHaveCount(0)
})
