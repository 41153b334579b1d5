import type { Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import { newCredentials } from './harness/account.ts'
import { expect, test } from './harness/test.ts'

test.use({ settings: { REGISTRATION: 'invite' } })

/** Fills in the sign-up page and waits for the list. */
async function signUp(page: Page, { email, password }: ReturnType<typeof newCredentials>): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Create account' }).click()
  await expect(page.getByRole('button', { name: `Account: ${email}` })).toBeVisible()
}

test('people register by invitation, and an admin invites and deletes them', async ({
  page,
  server,
  browser,
}) => {
  const [admin, guest] = [newCredentials(), newCredentials()]
  const asked = page.waitForResponse(/auth\.registration/)
  await page.goto('/app/signin')
  await asked
  await expect(page.getByRole('link', { name: 'Forgot password?' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Create an account' })).toHaveCount(0)
  await page.goto('/app/signup')
  await expect(page.getByText('You need an invitation')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Create account' })).toHaveCount(0)
  await page.goto('/app/signup#token=never-made')
  await expect(page.getByText('This invitation isn’t valid.')).toBeVisible()

  await page.goto(await server.invite())
  await expect(page).toHaveURL(/\/app\/signup$/)
  await signUp(page, admin)

  await server.makeAdmin(admin.email)
  const invitations = page.getByRole('list', { name: 'Sent invitations' }).getByRole('listitem')
  // Another process changed the role: the server may cache the old one for four seconds.
  await expect(async () => {
    await page.goto('/app/settings/users')
    await expect(invitations).toHaveCount(1, { timeout: 5_000 })
  }).toPass()
  await expect(invitations).toContainText(admin.email)
  await expect(invitations).toContainText('Used')
  await page.getByLabel('E-mail', { exact: true }).fill(guest.email)
  await page.getByRole('button', { name: 'Create invitation' }).click()
  const link = new URL(await page.getByLabel('Link of the invitation').inputValue())

  const others = await browser.newContext({ baseURL: server.origin })
  const theirs = await others.newPage()
  await theirs.goto(link.pathname + link.hash)
  await expect(theirs.getByLabel('E-mail')).toHaveValue(guest.email)
  await signUp(theirs, guest)
  const third = await browser.newContext({ baseURL: server.origin })
  const late = await third.newPage()
  await late.goto(link.pathname + link.hash)
  await expect(late.getByText('This invitation was already used.')).toBeVisible()

  await page.reload()
  await page.getByRole('button', { name: `Sessions and more: ${guest.email}` }).click()
  const sessions = page.getByRole('list', { name: `Sessions of ${guest.email}` }).getByRole('listitem')
  await expect(sessions).toHaveCount(1)
  await expectAccessible(page)
  const submit = page.getByRole('button', { name: `Permanently delete ${guest.email}` })
  const typed = page.getByLabel('Confirm with your e-mail')
  await typed.fill('another@example.com')
  await submit.click()
  await expect(typed).toHaveAccessibleDescription(/isn’t the e-mail/)
  await typed.fill(guest.email)
  await submit.click()
  await expect(page.getByRole('list', { name: 'Users' })).not.toContainText(guest.email)
  // Their stream ends, and the app with it.
  await expect(theirs.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await page.goto('/app/settings/activity')
  await expect(page.getByRole('list', { name: 'Activity' }).getByRole('listitem').first()).toContainText(
    'You deleted a user',
  )
  await Promise.all([others.close(), third.close()])
})
