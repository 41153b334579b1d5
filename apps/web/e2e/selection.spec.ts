import { expectAccessible } from './harness/accessible.ts'
import { longPress, slowDrag } from './harness/touch.ts'
import { expect, test } from './harness/test.ts'

const titles = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo']

test.beforeEach(async ({ account, tasks }) => {
  for (const title of titles.toReversed()) await account.addTask({ title })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(titles.length)
})

test('Shift+click selects a range, Ctrl+click toggles a row, and no window opens', async ({
  tasks,
  page,
  context,
}) => {
  const selected = () => page.locator('[aria-selected=true]').getByRole('link').allTextContents()
  const link = (title: string) => page.getByRole('link', { name: title, exact: true })
  // Without a start, the range is the row itself.
  await link('Bravo').click({ modifiers: ['Shift'] })
  await expect.poll(selected).toEqual(['Bravo'])
  await link('Delta').click({ modifiers: ['Shift'] })
  await expect.poll(selected).toEqual(['Bravo', 'Charlie', 'Delta'])
  // The end of the range moves, its start stays.
  await link('Charlie').click({ modifiers: ['Shift'] })
  await expect.poll(selected).toEqual(['Bravo', 'Charlie'])
  await link('Alpha').click({ modifiers: ['Shift'] })
  await expect.poll(selected).toEqual(['Alpha', 'Bravo'])
  await link('Echo').click({ modifiers: ['Control'] })
  await expect.poll(selected).toEqual(['Alpha', 'Bravo', 'Echo'])
  await link('Alpha').click({ modifiers: ['Control'] })
  await expect.poll(selected).toEqual(['Bravo', 'Echo'])
  await tasks.checkbox('Charlie').click({ modifiers: ['Shift'] })
  await expect(tasks.checkbox('Charlie')).not.toBeChecked()
  await expect.poll(selected).toEqual(['Alpha', 'Bravo', 'Charlie', 'Echo'])
  expect(context.pages()).toHaveLength(1)
  expect(await page.evaluate(() => String(getSelection()))).toBe('')
  await expect(tasks.panel).toHaveCount(0)
  await expectAccessible(page)

  // A range starts at the last used row.
  await tasks.press('Escape')
  await expect.poll(selected).toEqual([])
  await tasks.press('j')
  await expect(tasks.row('Delta')).toBeFocused()
  await link('Echo').click({ modifiers: ['Shift'] })
  await expect.poll(selected).toEqual(['Delta', 'Echo'])
})

test('the bar sets the date and priority of all selected tasks', async ({ tasks, account, page }) => {
  const bar = page.getByRole('region', { name: 'Selected tasks' })
  const stored = async (field: string) =>
    (await account.tasks()).filter((task) => task['title'] !== 'Charlie').map((task) => task[field])
  for (const title of ['Alpha', 'Bravo', 'Delta', 'Echo'])
    await page.getByRole('link', { name: title, exact: true }).click({ modifiers: ['Control'] })
  await expect(bar).toContainText('4 selected')

  await bar.getByRole('button', { name: 'Date' }).click()
  await expectAccessible(page)
  await page.getByLabel('Pick a date').fill('2031-03-09')
  await page.getByRole('button', { name: 'Set date' }).click()
  await expect(tasks.said).toHaveText('Changed the date of 4 tasks')
  await expect.poll(() => stored('due_date')).toEqual(Array(4).fill('2031-03-09'))
  await expect(bar).toContainText('4 selected')

  await bar.getByLabel('Priority').selectOption('High')
  await expect(tasks.said).toHaveText('Changed the priority of 4 tasks')
  await expect.poll(() => stored('priority')).toEqual(Array(4).fill('high'))
  await expectAccessible(page)
  const rest = (await account.tasks()).find((task) => task['title'] === 'Charlie')
  expect(rest).toMatchObject({ due_date: null, priority: 'medium' })

  await bar.getByRole('button', { name: 'Complete' }).click()
  await expect(bar).toHaveCount(0)
  await expect.poll(() => stored('completed')).toEqual(Array(4).fill(true))
})

test('clearing the selection keeps the focus in the list', async ({ tasks, page }) => {
  await tasks.press('j', 'x')
  await page.getByRole('button', { name: 'Clear selection' }).click()
  await expect(tasks.row('Alpha')).toBeFocused()
})

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true })

  test('a long press starts a selection, taps extend it, and the bar acts on it', async ({
    tasks,
    account,
    page,
  }) => {
    const bar = page.getByRole('region', { name: 'Selected tasks' })
    const link = (title: string) => page.getByRole('link', { name: title, exact: true })
    await longPress(link('Bravo'))
    await expect(tasks.row('Bravo')).toHaveAttribute('aria-selected', 'true')
    await expect(bar).toContainText('1 selected')
    await expectAccessible(page)
    await link('Delta').tap()
    await tasks.row('Echo').tap()
    await expect(bar).toContainText('3 selected')
    // In this mode a tap on the circle selects, too.
    await tasks.checkbox('Alpha').tap()
    await expect(bar).toContainText('4 selected')
    await expect(tasks.checkbox('Alpha')).not.toBeChecked()
    await link('Delta').tap()
    await expect(bar).toContainText('3 selected')
    await expect(tasks.panel).toHaveCount(0)

    await bar.getByRole('button', { name: 'Date' }).tap()
    await page.getByRole('button', { name: /^Tomorrow/ }).tap()
    await expect(tasks.said).toHaveText('Changed the date of 3 tasks')
    await bar.getByLabel('Priority').selectOption('Low')
    await expect(tasks.said).toHaveText('Changed the priority of 3 tasks')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await bar.getByRole('button', { name: 'Delete' }).tap()
    await expect(bar).toHaveCount(0)
    await expect.poll(async () => (await account.tasks()).length).toBe(2)

    // Deselecting the last row ends the mode, as "Clear selection" does, and taps open tasks again.
    await longPress(link('Delta'))
    await link('Delta').tap()
    await expect(bar).toHaveCount(0)
    await longPress(link('Delta'))
    await bar.getByRole('button', { name: 'Clear selection' }).tap()
    await expect(bar).toHaveCount(0)
    await link('Charlie').tap()
    await expect(tasks.title).toHaveValue('Charlie')
  })

  test('scrolling by touch selects nothing', async ({ tasks, account, page }) => {
    for (let n = 0; n < 20; n += 1) await account.addTask({ title: `More ${n}` })
    await expect(tasks.row('More 5')).toBeVisible()
    await slowDrag(tasks.row('More 5'), -200)
    await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(100)
    await expect(page.locator('[aria-selected=true]')).toHaveCount(0)
    await expect(tasks.panel).toHaveCount(0)
  })
})
