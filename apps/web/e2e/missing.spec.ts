import { expect, test } from './support/test.ts'

test('a screen that cannot be fetched says so in its place, and can be had with a network', async ({
  tasks,
  page,
  context,
  complaints,
}) => {
  await tasks.open('Today')
  await expect(tasks.newTask).toBeVisible()
  await context.setOffline(true)
  await tasks.press('g', 'y')
  await expect(page.getByRole('heading', { name: 'Not on this device yet' })).toBeVisible()
  // The rest of the page goes on.
  await tasks.press('g', 'a')
  await tasks.add('Written offline')
  await expect(tasks.row('Written offline')).toBeVisible()
  await tasks.press('Escape', 'g', 'y')
  await expect(page.getByRole('heading', { name: 'Not on this device yet' })).toBeVisible()
  await context.setOffline(false)
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByRole('heading', { name: 'Sync', exact: true })).toBeVisible()
  // What failed is said to developers, and nothing else is.
  expect(complaints.filter((complaint) => !complaint.startsWith('ScreenMissing'))).toEqual([])
  complaints.length = 0
})

test('a task whose panel cannot be fetched says so, and is open once it can', async ({
  tasks,
  account,
  page,
  complaints,
}) => {
  await account.addTask({ title: 'To be opened' })
  await page.route('**/assets/task-panel-*.js', (route) => route.abort())
  await tasks.open('All tasks')
  await page.getByRole('link', { name: 'To be opened', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Not on this device yet' })).toBeVisible()
  await page.unroute('**/assets/task-panel-*.js')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(tasks.title).toHaveValue('To be opened')
  expect(complaints.filter((complaint) => !complaint.startsWith('ScreenMissing'))).toEqual([])
  complaints.length = 0
})
