import type { Page } from '@playwright/test'
import { newCredentials } from './harness/account.ts'
import { expect, test } from './harness/test.ts'

// The pages of mailed links, each opened from its message.

const newPassword = 'another harbour at dusk'

async function signIn(page: Page, email: string, password: string) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

test('a new account confirms its e-mail, and the note disappears', async ({ page, server }) => {
  const { email, password } = newCredentials()
  await page.goto('/app/signup')
  // The note is there with the first rows, because a late note would move them.
  await page.route('**/auth.me**', (route) => route.abort())
  await signIn(page, email, password)
  await expect(page.getByText('isn’t confirmed yet')).toBeVisible()
  await page.unroute('**/auth.me**')

  await page.goto(await server.mailedLink(email, 'verify-email'))
  await expect(page.getByRole('heading', { name: 'Confirm your e-mail' })).toBeFocused()
  expect(new URL(page.url()).hash).toBe('')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('heading', { name: 'E-mail confirmed' })).toBeFocused()
  await page.getByRole('link', { name: 'Go to your tasks' }).click()
  await expect(page.getByLabel('New task', { exact: true })).toBeVisible()
  await expect(page.getByText('isn’t confirmed yet')).toHaveCount(0)

  // The link works once.
  await page.goto(await server.mailedLink(email, 'verify-email'))
  await page.getByRole('button', { name: 'Confirm' }).click()
  await expect(page.getByRole('main').getByText('This link has expired or was already used')).toBeVisible()
})

test('the note sends another link, and stays hidden once it is dismissed', async ({ page, tasks }) => {
  await tasks.open('Today')
  await page.getByRole('button', { name: 'Send link' }).click()
  await expect(tasks.said).toContainText('We sent a link')
  await page.getByRole('button', { name: 'Dismiss' }).click()
  await page.reload()
  await expect(tasks.newTask).toBeVisible()
  await expect(page.getByText('isn’t confirmed yet')).toHaveCount(0)
})

test('a reset link sets a new password and signs out every device', async ({
  page,
  server,
  account,
  tasks,
  browser,
}) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  const elsewhere = await browser.newPage()
  await elsewhere.goto(`${server.origin}/app/signin`)
  await elsewhere.getByRole('link', { name: 'Forgot password?' }).click()
  await expect(elsewhere.getByRole('heading', { name: 'Forgot your password?' })).toBeFocused()
  await elsewhere.getByRole('button', { name: 'Send link' }).click()
  await expect(elsewhere.getByLabel('E-mail')).toHaveAccessibleDescription('E-mail is required.')
  const answers: string[] = []
  for (const email of ['nobody@example.com', account.email]) {
    await elsewhere.getByLabel('E-mail').fill(email)
    await elsewhere.keyboard.press('Enter')
    await expect(elsewhere.getByRole('heading', { name: 'Check your inbox' })).toBeFocused()
    answers.push((await elsewhere.getByRole('main').innerText()).replace(email, ''))
    await elsewhere.goto(`${server.origin}/app/forgot-password`)
  }
  expect(answers[0]).toBe(answers[1])

  await elsewhere.goto(server.origin + (await server.mailedLink(account.email, 'reset-password')))
  const field = elsewhere.getByLabel('New password', { exact: true })
  await expect(field).toHaveAttribute('autocomplete', 'new-password')
  expect(elsewhere.url()).toBe(`${server.origin}/app/reset-password`)
  await field.fill('password')
  await elsewhere.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(/one of the most common ones/)
  await expect(field).toHaveValue('password')
  await field.fill(newPassword)
  await elsewhere.keyboard.press('Enter')
  await expect(elsewhere.getByText('Your password has changed.')).toBeVisible()
  await signIn(elsewhere, account.email, newPassword)
  await expect(elsewhere.getByLabel('New task', { exact: true })).toBeVisible()
  await elsewhere.close()

  await expect(page.getByText('Your session has ended.')).toBeVisible()
})

test('a new address applies once its link is opened', async ({ page, server, account, tasks }) => {
  await tasks.open('Today')
  await page.goto('/app/settings/email')
  const { email } = newCredentials()
  await page.getByLabel('New e-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('not it')
  await page.getByRole('button', { name: 'Send link to the new address' }).click()
  await expect(page.getByLabel('Password', { exact: true })).toHaveAccessibleDescription('Password is wrong.')
  await expect(page.getByLabel('Password', { exact: true })).toBeFocused()
  await expect(page.getByLabel('New e-mail')).toHaveValue(email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByText('Your e-mail changes when you open it.')).toBeVisible()
  await expect(page.getByRole('button', { name: `Account: ${account.email}` })).toBeVisible()

  await page.goto(await server.mailedLink(email, 'confirm-email'))
  await page.getByRole('button', { name: 'Use this address' }).click()
  await expect(page.getByRole('heading', { name: 'E-mail changed' })).toBeVisible()
  await page.goto('/app/settings/email')
  await expect(page.getByRole('main').getByText(email)).toBeVisible()
  await expect(page.getByText('Confirmed', { exact: true })).toBeVisible()
})

test('the old address gets a link that restores it with a new password', async ({
  page,
  browser,
  server,
  account,
  tasks,
}) => {
  await tasks.open('Today')
  await page.goto('/app/settings/email')
  const { email } = newCredentials()
  await page.getByLabel('New e-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('main').getByText('Your e-mail changes when you open it.')).toBeVisible()
  await page.goto(await server.mailedLink(email, 'confirm-email'))
  await page.getByRole('button', { name: 'Use this address' }).click()
  await expect(page.getByRole('heading', { name: 'E-mail changed' })).toBeVisible()

  const elsewhere = await browser.newPage()
  await elsewhere.goto(server.origin + (await server.mailedLink(account.email, 'restore-email')))
  await expect(elsewhere.getByRole('heading', { name: 'Restore your e-mail' })).toBeVisible()
  expect(elsewhere.url()).toBe(`${server.origin}/app/restore-email`)
  const field = elsewhere.getByLabel('New password', { exact: true })
  await field.fill('password')
  await elsewhere.keyboard.press('Enter')
  await expect(field).toHaveAccessibleDescription(/one of the most common ones/)
  await field.fill(newPassword)
  await elsewhere.keyboard.press('Enter')
  await expect(elsewhere.getByText('Your password has changed.')).toBeVisible()
  await signIn(elsewhere, account.email, newPassword)
  await expect(elsewhere.getByLabel('New task', { exact: true })).toBeVisible()
  await elsewhere.close()
  // The device that changed the address is signed out.
  await page.goto('/app/')
  await expect(page).toHaveURL(/\/app\/signin/)
})

test('a truncated link shows an error', async ({ page }) => {
  for (const address of ['reset-password', 'verify-email', 'confirm-email', 'restore-email']) {
    await page.goto(`/app/${address}`)
    await expect(page.getByRole('heading', { name: 'This link is incomplete' })).toBeVisible()
  }
})
