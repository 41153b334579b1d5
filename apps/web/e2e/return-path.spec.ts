import { signIn, signOut } from './harness/sign-in.ts'
import { newCredentials, type Account } from './harness/account.ts'
import { expect, test } from './harness/test.ts'
import type { Page } from '@playwright/test'

async function fillIn(page: Page, { email, password }: Pick<Account, 'email' | 'password'>) {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

test('signing in opens the requested address', async ({ page, account }) => {
  const { id } = await account.addTask({ title: 'Linked to' })
  await page.goto(`/app/?view=all&task=${id}`)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  // The address survives a wrong password and a reload.
  await fillIn(page, { email: account.email, password: 'not the password' })
  await expect(page.getByText('E-mail or password is wrong.', { exact: true })).toBeVisible()
  await page.reload()
  await fillIn(page, account)
  await expect(page.getByRole('complementary').getByLabel('Title', { exact: true })).toHaveValue('Linked to')
  await expect(page).toHaveURL(`/app/?view=all&task=${id}`)
  // Back skips the sign-in page.
  await page.reload()
  await expect(page.getByRole('heading', { name: 'All tasks', level: 1 })).toBeVisible()
})

test('signing up opens the requested address, also from the sign-in page', async ({ page }) => {
  await page.goto('/app/transfer#export')
  await page.getByRole('link', { name: 'Create an account' }).click()
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
  await page.getByRole('link', { name: 'Sign in' }).click()
  await page.getByRole('link', { name: 'Create an account' }).click()
  await fillIn(page, newCredentials())
  await expect(page.getByRole('heading', { name: 'Export', exact: true })).toBeFocused()
  await expect(page).toHaveURL('/app/transfer#export')
})

test('after an ended session signing in returns to the last address, after signing out it doesn’t', async ({
  page,
  tasks,
  account,
}) => {
  await account.addTask({ title: 'Somewhere' })
  await tasks.open('Upcoming')
  await page.goto('/app/settings/keyboard')
  await expect(page.getByRole('heading', { name: 'Keyboard' })).toBeVisible()
  await expect(tasks.sync).toHaveText('Live')
  await account.endSessions()
  await expect(page.getByText('Your session has ended.')).toBeVisible()
  await fillIn(page, account)
  await expect(page.getByRole('heading', { name: 'Keyboard' })).toBeVisible()
  await expect(page).toHaveURL('/app/settings/keyboard')

  await signOut(page)
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  await signIn(page, account)
  await expect(page).toHaveURL('/app/')
})

// The unit tests of the address have the other forms.
for (const next of ['//example.com', '/signin?next=/sync'])
  test(`a forged return address opens the tasks: ${next}`, async ({ page, account }) => {
    await page.goto(`/app/signin?next=${encodeURIComponent(next)}`)
    await signIn(page, account)
    await expect(page).toHaveURL('/app/')
  })
