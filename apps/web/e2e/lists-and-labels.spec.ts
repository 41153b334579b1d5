import type { Page } from '@playwright/test'
import type { Account } from './harness/account.ts'
import { expectAccessible } from './harness/accessible.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expect, test } from './harness/test.ts'
import { longPress } from './harness/touch.ts'

const titles = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo']
const picker = (page: Page, name: string) => page.getByRole('dialog', { name })
const option = (page: Page, name: string) => page.getByRole('option', { name, exact: true })
const row = (page: Page, title: string) =>
  page.locator('[data-task]').filter({ has: page.getByText(title, { exact: true }) })

test.beforeEach(async ({ account }) => {
  await account.addList({ title: 'Home', color: 'green' })
  await account.addList({ title: 'Work' })
  await account.addLabel({ name: 'call', color: 'blue' })
  await account.addLabel({ name: 'to buy' })
  for (const title of titles.toReversed()) await account.addTask({ title })
})

/** Returns what is stored of each task: its list and labels by name. */
async function stored(account: Account): Promise<Record<string, string>> {
  const [tasks, lists, labels] = await Promise.all([account.tasks(), account.lists(), account.labels()])
  const names = new Map<unknown, string>([
    ...lists.map(({ id, title }) => [id, String(title)] as const),
    ...labels.map(({ id, name }) => [id, `@${String(name)}`] as const),
  ])
  return Object.fromEntries(
    tasks.map(({ title, list_id, label_ids }) => {
      const labelled = (label_ids as string[]).map((id) => names.get(id)).toSorted()
      return [String(title), [names.get(list_id) ?? 'Inbox', ...labelled].join(' ')]
    }),
  )
}

test('five tasks go to a list and get a label with two keys each, and each is one undo step', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(5)
  await tasks.press('j', 'Shift+j', 'Shift+j', 'Shift+j', 'Shift+j')
  await expect(page.locator('[aria-selected=true]')).toHaveCount(5)

  await tasks.press('m')
  await page.keyboard.type('wo')
  await expect(option(page, 'Work')).toHaveAttribute('data-highlighted', '')
  await expectAccessible(page)
  await tasks.press('Enter')
  await expect(tasks.said).toHaveText('Moved 5 tasks to Work')
  await expect(picker(page, 'Move to list')).toHaveCount(0)
  await tasks.press('l')
  await page.keyboard.type('buy')
  await tasks.press('Enter')
  await expect(tasks.said.first()).toHaveText('Changed the labels of 5 tasks')
  await expect(option(page, 'to buy')).toHaveAttribute('aria-checked', 'true')
  await tasks.press('Escape')
  await expect(tasks.row('Echo')).toBeFocused()
  await expect(row(page, 'Alpha').locator('[data-mark=list]')).toHaveText('List: Work')
  await expect(row(page, 'Alpha').locator('[data-mark=labels]')).toContainText('to buy')
  await expect
    .poll(() => stored(account))
    .toEqual(Object.fromEntries(titles.map((title) => [title, 'Work @to buy'])))

  await tasks.press('z')
  await expect.poll(() => stored(account)).toMatchObject({ Alpha: 'Work', Echo: 'Work' })
  await tasks.press('z')
  await expect.poll(() => stored(account)).toMatchObject({ Alpha: 'Inbox', Echo: 'Inbox' })
})

test('the label picker shows which labels all, some or none of the tasks have', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(5)
  await tasks.press('j', 'l')
  // These keys arrive before the picker has loaded.
  await page.keyboard.type('call')
  await tasks.press('Enter')
  await expect(option(page, 'call')).toHaveAttribute('aria-checked', 'true')
  await tasks.press('Escape')
  await expect(tasks.row('Alpha')).toBeFocused()
  await tasks.press('Shift+j', 'l')
  await expect(option(page, 'call')).toHaveAttribute('aria-checked', 'mixed')
  await expect(option(page, 'to buy')).toHaveAttribute('aria-checked', 'false')
  await expectAccessible(page)
  await option(page, 'call').click()
  await expect(option(page, 'call')).toHaveAttribute('aria-checked', 'true')
  await expect.poll(() => stored(account)).toMatchObject({ Alpha: 'Inbox @call', Bravo: 'Inbox @call' })
  await option(page, 'call').click()
  await expect(option(page, 'call')).toHaveAttribute('aria-checked', 'false')
  await expect.poll(() => stored(account)).toMatchObject({ Alpha: 'Inbox', Bravo: 'Inbox' })

  // A name that doesn't exist becomes a label, with one step for the label and its tasks.
  await page.keyboard.type('Garden ')
  await option(page, 'Add “Garden”').click()
  await expect(option(page, 'Garden')).toHaveAttribute('aria-checked', 'true')
  await page.keyboard.type('GARDEN')
  await expect(page.getByRole('option', { name: /^Add/ })).toHaveCount(0)
  await tasks.press('Escape')
  await expect.poll(() => stored(account)).toMatchObject({ Alpha: 'Inbox @Garden', Bravo: 'Inbox @Garden' })
  await tasks.press('z')
  await expect.poll(async () => (await account.labels()).length).toBe(2)
})

test('the chips of a task change its list and labels, and m and l open them', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(5)
  await tasks.openTask('Bravo')
  const list = tasks.panel.getByRole('button', { name: /^List:/ })
  await expect(list).toHaveText('Inbox')
  await list.click()
  await expect(option(page, 'Inbox')).toHaveAttribute('aria-checked', 'true')
  await page.keyboard.type('Shed')
  await tasks.press('Enter')
  await expect(list).toHaveText('Shed')
  await expect(list).toBeFocused()
  await expect.poll(() => stored(account)).toMatchObject({ Bravo: 'Shed' })
  // One step made the list and moved the task.
  await tasks.press('z')
  await expect(list).toHaveText('Inbox')
  await expect.poll(async () => (await account.lists()).length).toBe(2)

  await tasks.press('v')
  await page.keyboard.type('home')
  await tasks.press('Enter')
  await expect(list).toHaveText('Home')
  await tasks.press('l')
  await expect(picker(page, 'Labels')).toBeVisible()
  await page.keyboard.type('ca')
  await tasks.press('Enter', 'Escape')
  await expect(tasks.panel.getByRole('button', { name: 'Labels: call' })).toBeVisible()
  await expect.poll(() => stored(account)).toMatchObject({ Bravo: 'Home @call' })
  await expectAccessible(page)
  // A press on the chip closes the picker again.
  await list.click()
  await expect(picker(page, 'Move to list')).toBeVisible()
  await list.click()
  await expect(picker(page, 'Move to list')).toHaveCount(0)
})

test('a choice made offline is shown at once in the other tab, and sent later', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(5)
  const other = await context.newPage()
  await other.goto('/app/?view=all')
  await expect(row(other, 'Alpha')).toBeVisible()
  await page.bringToFront()
  await serverDown(context)
  await tasks.press('j', 'm')
  await page.keyboard.type('home')
  await tasks.press('Enter')
  await expect(row(page, 'Alpha').locator('[data-mark=list]')).toBeVisible()
  await tasks.press('l')
  await page.keyboard.type('errand')
  await tasks.press('Enter')
  await expect(row(other, 'Alpha').locator('[data-mark=list]')).toHaveText('List: Home')
  await expect(row(other, 'Alpha').locator('[data-mark=labels]')).toContainText('errand')
  await serverBack(context)
  await expect.poll(() => stored(account)).toMatchObject({ Alpha: 'Home @errand' })
})

test('search finds the tasks of a list and with a label, and the palette shows the list', async ({
  tasks,
  account,
  page,
}) => {
  const [{ id: list_id } = { id: '' }] = await account.lists()
  const [{ id: label } = { id: '' }] = await account.labels()
  await account.addTask({ title: 'Ring Ada', list_id, label_ids: [label] })
  await account.addTask({ title: 'Sweep', list_id })
  await tasks.open('All tasks')
  await tasks.press('/')
  await page.keyboard.type('#home')
  await expect(tasks.rows).toHaveCount(2)
  await page.keyboard.type(' @ca')
  await expect(tasks.rows).toHaveCount(1)
  await expect(tasks.row('Ring Ada')).toBeVisible()
  await tasks.press('Escape', 'Control+k')
  await page.keyboard.type('ring')
  await expect(page.getByRole('option', { name: /^Ring Ada/ })).toContainText('Home')
})

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true })

  test('the bar moves and labels the selected tasks', async ({ tasks, account, page }) => {
    await tasks.open('All tasks')
    const bar = page.getByRole('region', { name: 'Selected tasks' })
    await longPress(page.getByRole('link', { name: 'Bravo', exact: true }))
    await page.getByRole('link', { name: 'Delta', exact: true }).tap()
    await bar.getByRole('button', { name: 'List', exact: true }).tap()
    await expectAccessible(page)
    await option(page, 'Home').tap()
    await expect(tasks.said).toHaveText('Moved 2 tasks to Home')
    await bar.getByRole('button', { name: 'Labels' }).tap()
    await option(page, 'call').tap()
    await option(page, 'to buy').tap()
    await expect(option(page, 'to buy')).toHaveAttribute('aria-checked', 'true')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await bar.getByRole('button', { name: 'Labels' }).tap()
    await expect(picker(page, 'Labels')).toHaveCount(0)
    await expect(bar).toContainText('2 selected')
    await expect
      .poll(() => stored(account))
      .toMatchObject({ Bravo: 'Home @call @to buy', Delta: 'Home @call @to buy', Alpha: 'Inbox' })
  })
})
