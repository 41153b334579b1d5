import { expect, type Page } from '@playwright/test'
import type { Account } from './account.ts'

/** Signs in with the form. The app then returns to the view that was open before, so wait for the account alone. */
export async function signIn(page: Page, { email, password }: Account): Promise<void> {
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('button', { name: `Account: ${email}` })).toBeVisible()
}

/** Signs out with the menu. */
export async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
}
