import { expectAccessible } from './harness/accessible.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expect, signInQuickly, test } from './harness/test.ts'

test('the account pages are accessible', async ({ page }) => {
  await page.goto('/app/signin')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await expect(page.getByText('E-mail is required.', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/app/signup')
  await expect(page.getByRole('heading', { name: 'Create your account' })).toBeVisible()
  await expect(page.getByLabel('E-mail')).toBeVisible()
  await expectAccessible(page)
  await page.goto('/app/nowhere')
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible()
  await expectAccessible(page)
  await page.goto('/app/forgot-password')
  await page.getByRole('button', { name: 'Send link' }).click()
  await expect(page.getByRole('main').getByText('E-mail is required.', { exact: true })).toBeVisible()
  await expectAccessible(page)
  await page.getByLabel('E-mail').fill('nobody@example.com')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Check your inbox' })).toBeVisible()
  await expectAccessible(page)
  for (const address of ['verify-email', 'confirm-email', 'reset-password', 'restore-email']) {
    await page.goto(`/app/${address}`)
    await expect(page.getByRole('heading', { name: 'This link is incomplete' })).toBeVisible()
    await expectAccessible(page)
    await page.goto(`/app/${address}#token=none`)
    await page.getByRole('main').getByRole('button').last().click()
    await expect(page.getByText(/is required|already used/).first()).toBeVisible()
    await expectAccessible(page)
  }
})

test('the settings are accessible', async ({ tasks, account, page, server }) => {
  await server.makeAdmin(account.email)
  await tasks.open('Today')
  await page.goto('/app/settings/tokens')
  await page.getByLabel('Name').fill('Backup script')
  await page.getByRole('button', { name: 'Create token' }).click()
  await expect(page.getByLabel('New token')).toBeFocused()
  await expect(page.getByRole('button', { name: 'Revoke Backup script' })).toBeVisible()
  await expectAccessible(page)
  for (const section of ['profile', 'email', 'password', 'appearance', 'keyboard', 'data']) {
    await page.goto(`/app/settings/${section}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    const submit = page.getByRole('main').locator('button[type=submit]').last()
    if (await submit.isVisible()) await submit.click()
    await expectAccessible(page)
  }
  for (const list of ['sessions', 'activity', 'users']) {
    await page.goto(`/app/settings/${list}`)
    await expect(page.getByRole('main').getByRole('listitem').nth(9)).toBeVisible()
    await expectAccessible(page)
  }
  await page.setViewportSize({ width: 390, height: 800 })
  await page.goto('/app/settings')
  await expect(page.getByRole('heading', { name: 'Settings' })).toBeVisible()
  await expectAccessible(page)
})

test('the views are accessible, empty and filled', async ({ tasks, account, page }) => {
  await tasks.open('Today')
  await expect(page.getByRole('heading', { name: 'A clean slate' })).toBeVisible()
  await expectAccessible(page)
  await account.addTask({
    title: 'Overdue and important',
    due_date: '2020-01-01',
    priority: 'high',
    description: 'Notes',
  })
  await account.addTask({
    title: 'Begun',
    due_date: '2099-01-01',
    status: 'in_progress',
    priority: 'low',
  })
  await account.addTask({ title: 'Done', status: 'completed' })
  const { id } = await account.addTask({ title: 'Deleted' })
  await account.deleteTask(id)
  for (const view of ['Today', 'Upcoming', 'All tasks', 'Done', 'Trash'] as const) {
    await tasks.open(view)
    await expect(tasks.rows.first()).toBeVisible()
    await expectAccessible(page)
  }
  await page.goto('/app/?q=nothing+like+it')
  await expect(page.getByRole('heading', { name: 'Nothing found' })).toBeVisible()
  await expectAccessible(page)
})

test('the task panel, dialogs and a selection are accessible', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Alone', description: 'Notes' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  await tasks.press('j', 'x', '1')
  await expect(page.getByText('1 selected')).toBeVisible()
  await expect(tasks.undo).toBeVisible()
  await expectAccessible(page)
  await tasks.press('Shift+?')
  await expect(page.getByRole('dialog')).toBeVisible()
  await expectAccessible(page)
  await tasks.press('Escape', 'Control+k')
  await expect(page.getByRole('option').first()).toBeVisible()
  await expectAccessible(page)
  await tasks.press('Escape')
  await tasks.openTask('Alone')
  await expectAccessible(page)
  await tasks.panel.getByRole('button', { name: /^Due date/ }).click()
  await expect(page.getByLabel('Pick a date')).toBeVisible()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: /^Account/ }).click()
  await expect(page.getByRole('button', { name: 'Sign out', exact: true })).toBeVisible()
  await expectAccessible(page)
})

test('the sync screen is accessible with waiting, refused and conflicting changes', async ({
  tasks,
  account,
  page,
  context,
}) => {
  const { id } = await account.addTask({ title: 'Shared', description: 'Old' })
  await tasks.open('All tasks')
  await tasks.openTask('Shared')
  await serverDown(context)
  await tasks.notes.fill('Mine')
  await tasks.title.focus()
  await tasks.press('Escape')
  await tasks.add('Unstorable\0')
  await expect(tasks.sync).toHaveText('Offline: 2 changes saved on this device')
  await tasks.sync.click()
  await expect(page.getByRole('heading', { name: /^Waiting to sync/ })).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  await expect(page.getByRole('alertdialog')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Stay signed in' }).click()
  await account.change(id, { description: 'Theirs' })
  await serverBack(context)
  await expect(page.getByRole('button', { name: 'Use this device’s version' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible()
  await expectAccessible(page)
})

test('nothing is cut off or scrolls sideways from 320 to 1440 px', async ({ account, page }) => {
  const expectNoOverflow = async () => {
    for (const width of [320, 390, 768, 1440]) {
      await page.setViewportSize({ width, height: 700 })
      await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width)
      const overflow = page.evaluate(() => document.documentElement.scrollWidth)
      expect(await overflow, `${page.url()} at ${width} px`).toBe(width)
    }
  }
  await signInQuickly(page, account)
  const { id } = await account.addTask({
    title: `A long title with one ${'unbreakably'.repeat(12)} long word`,
    description: 'https://example.com/'.padEnd(200, 'x'),
    due_date: '2020-01-01',
    priority: 'high',
    status: 'in_progress',
  })
  for (const address of ['/app/', '/app/?view=all', `/app/?task=${id}`]) {
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto(address)
    await expect(page.locator('[data-task]:visible, aside:visible').first()).toBeVisible()
    await expectNoOverflow()
  }
  for (const section of ['email', 'sessions', 'tokens', 'calendar', 'activity', 'data']) {
    await page.setViewportSize({ width: 320, height: 700 })
    await page.goto(`/app/settings/${section}`)
    const own = section === 'calendar' ? 'button' : 'li, form'
    await expect(page.getByRole('main').locator(own).last()).toBeVisible()
    await expectNoOverflow()
  }
})

test('the page refuses foreign scripts and styles', async ({ page }) => {
  const response = await page.goto('/app/signin')
  const policy = response?.headers()['content-security-policy'] ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toContain('unsafe')
})
