import { expectAccessible } from './harness/accessible.ts'
import { expect, test } from './harness/test.ts'

test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true })

test('three tabs; Lists has every other place', async ({ tasks, account, page }) => {
  const home = await account.addList({ title: 'Home' })
  await account.addTask({ title: 'Paint the fence', list_id: home.id })
  await account.addList({ title: 'Wedding', archived: true })
  await account.addLabel({ name: 'call' })
  await tasks.open('Today')
  await expect(tasks.places.getByRole('link')).toHaveText(['Today', 'Upcoming', 'Lists'])
  await tasks.place('Lists').tap()
  await expect(tasks.heading('Lists')).toBeFocused()
  const main = page.getByRole('main')
  await expect(main.getByRole('link')).toHaveText([
    'Inbox',
    /^All tasks1/,
    /^Home1/,
    'call',
    'Wedding',
    'Done',
    'Trash',
    'Settings',
  ])
  await expectAccessible(page)
  await main.getByRole('link', { name: /^Home/ }).tap()
  await expect(tasks.heading('Home')).toBeVisible()
  await expect(tasks.row('Paint the fence')).toBeVisible()
  await expect(tasks.place('Lists')).toHaveAttribute('aria-current', 'true')
  await tasks.place('Lists').tap()
  await page.getByRole('button', { name: 'Add a list' }).tap()
  await page.getByRole('dialog').getByLabel('Name').fill('Work')
  await page.keyboard.press('Enter')
  await expect(tasks.heading('Work')).toBeVisible()
})

test('the floating button opens a sheet, where several tasks follow each other', async ({
  tasks,
  account,
  page,
}) => {
  const home = await account.addList({ title: 'Home' })
  await page.goto(`/app/?list=${home.id}`)
  await expect(tasks.newTask).toHaveCount(0)
  await page.locator('[data-add-button]').tap()
  const sheet = page.getByRole('dialog', { name: 'Add task' })
  // The focus moves in the same press, so that a phone opens its keyboard.
  await expect(tasks.newTask).toBeFocused()
  await sheet.getByRole('button', { name: 'Tomorrow', exact: true }).tap()
  await expect(tasks.newTask).toBeFocused()
  await expect(sheet.getByRole('button', { name: 'Tomorrow', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  )
  await expectAccessible(page)
  await tasks.add('One')
  await expect(tasks.said).toHaveText('Added “One”')
  await expect(tasks.newTask).toBeFocused()
  await tasks.add('Two')
  await expect(tasks.rows).toHaveCount(2)
  // The message is above the sheet and can be used.
  await tasks.undo.tap()
  await expect.poll(tasks.titles).toEqual(['One'])
  await tasks.newTask.press('Escape')
  await expect(sheet).toHaveCount(0)
  await expect(page.locator('[data-add-button]')).toBeFocused()
  const tomorrow = await page.evaluate(() => {
    const day = new Date(Date.now() + 86_400_000)
    return `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`
  })
  await expect
    .poll(async () =>
      (await account.tasks()).map(({ title, due_date, list_id }) => [title, due_date, list_id]),
    )
    .toEqual([['One', tomorrow, home.id]])
})

test('a tap beside the sheet closes it and keeps the line', async ({ tasks, page }) => {
  await tasks.open('Today')
  await page.locator('[data-add-button]').tap()
  await tasks.newTask.fill('Half a thought')
  await page.touchscreen.tap(195, 120)
  await expect(tasks.newTask).toHaveCount(0)
  await page.locator('[data-add-button]').tap()
  await expect(tasks.newTask).toHaveValue('Half a thought')
})

test('the shortcut of the installed app opens the sheet', async ({ tasks, page }) => {
  await page.goto('/app/?add')
  await expect(tasks.newTask).toBeFocused()
})

test('a task added on the Lists screen is announced with its place', async ({ tasks, page }) => {
  await tasks.open('Lists')
  await page.locator('[data-add-button]').tap()
  await tasks.add('Some day')
  await expect(tasks.said).toHaveText('Added to Inbox')
  await page.getByRole('button', { name: 'Open' }).tap()
  await expect(page).toHaveURL(/view=inbox/)
  await expect(tasks.title).toHaveValue('Some day')
})
