import { serverBack, serverDown } from './harness/network.ts'
import { expect, test } from './harness/test.ts'

test('a screen that can’t load shows an error in its place, and loads once online', async ({
  tasks,
  page,
  context,
  complaints,
}) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  await context.setOffline(true)
  await tasks.press('g', 'y')
  await expect(page.getByRole('heading', { name: 'Not available offline yet' })).toBeVisible()
  // The rest of the page keeps working.
  await tasks.press('g', 'a')
  await tasks.add('Written offline')
  await expect(tasks.row('Written offline')).toBeVisible()
  await tasks.press('Escape', 'g', 'y')
  await expect(page.getByRole('heading', { name: 'Not available offline yet' })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Sync', exact: true })).toBeVisible()
  // The console has the failed request and nothing else.
  expect(complaints.filter((complaint) => !complaint.startsWith('ScreenMissing'))).toEqual([])
  complaints.length = 0
})

test('an empty view that can’t load leaves the rest of its screen', async ({ tasks, page }) => {
  await page.route('**/assets/empty-view-*.js', (route) => route.abort())
  await tasks.open('All tasks')
  await tasks.add('Written without it')
  await expect(tasks.row('Written without it')).toBeVisible()
  await tasks.press('Escape', 'Delete')
  await expect(tasks.rows).toHaveCount(0)
  await tasks.add('Written after it')
  await expect(tasks.row('Written after it')).toBeVisible()
})

test('code of the sync that can’t load once loads again', async ({ tasks, account, page }) => {
  let requests = 0
  await page.route('**/assets/leader-*.js*', (route) => {
    requests += 1
    return requests === 1 ? route.abort() : route.continue()
  })
  await account.addTask({ title: 'Written elsewhere' })
  await tasks.open('All tasks')
  await expect(tasks.row('Written elsewhere')).toBeVisible()
  expect(requests).toBe(2)
})

test('a selection works without its bar', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'To be completed' })
  await account.addTask({ title: 'To be kept' })
  await page.route('**/assets/selection-bar-*.js', (route) => route.abort())
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  await tasks.press('j', 'x', 'j')
  await expect(page.locator('[aria-selected=true]')).toHaveCount(1)
  await expect(page.getByText('1 selected')).toHaveCount(0)
  await tasks.press('e')
  await expect(tasks.said).toHaveText('Completed “To be kept”')
  await expect(page.locator('[aria-selected=true]')).toHaveCount(0)
})

test('a sign-out whose question can’t load keeps the unsent changes', async ({
  tasks,
  page,
  context,
  complaints,
}) => {
  await page.route('**/assets/sign-out-dialog-*.js', (route) => route.abort())
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  await serverDown(context)
  await tasks.add('Not sent yet')
  await expect(tasks.row('Not sent yet')).toBeVisible()
  await tasks.press('Escape', 'Control+k')
  await page.getByPlaceholder('Search commands and tasks').fill('Sign out')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Not available offline yet' })).toBeVisible()
  await serverBack(context)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(tasks.row('Not sent yet')).toBeVisible()
  expect(complaints.filter((complaint) => !complaint.startsWith('ScreenMissing'))).toEqual([])
  complaints.length = 0
})

test('a task panel that can’t load shows an error, and opens once it can', async ({
  tasks,
  account,
  page,
  complaints,
}) => {
  await account.addTask({ title: 'To be opened' })
  await page.route('**/assets/task-panel-*.js', (route) => route.abort())
  await tasks.open('All tasks')
  await page.getByRole('link', { name: 'To be opened', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Not available offline yet' })).toBeVisible()
  await page.unroute('**/assets/task-panel-*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(tasks.title).toHaveValue('To be opened')
  expect(complaints.filter((complaint) => !complaint.startsWith('ScreenMissing'))).toEqual([])
  complaints.length = 0
})
