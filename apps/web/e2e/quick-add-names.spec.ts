import type { Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import { expect, test } from './harness/test.ts'

const names = (page: Page) => page.getByRole('listbox', { name: /^(?:Lists|Labels|Listen)$/ })
const option = (page: Page, name: string) => names(page).getByRole('option', { name, exact: true })
const preview = (page: Page) => page.locator('[data-preview]')

test.beforeEach(async ({ account }) => {
  for (const title of ['Home', 'Work', 'Work stuff']) await account.addList({ title })
  for (const name of ['call', 'to buy']) await account.addLabel({ name })
})

test('lists and labels are completed while typing, and the preview names them', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await tasks.newTask.fill('')
  await page.keyboard.type('Pay rent #w')
  await expect(names(page).getByRole('option')).toHaveText(['Work', 'Work stuff'])
  await expect(tasks.newTask).toHaveAttribute('aria-expanded', 'true')
  const active = await tasks.newTask.getAttribute('aria-activedescendant')
  expect(await option(page, 'Work').getAttribute('id')).toBe(active)
  await expectAccessible(page)
  await tasks.press('ArrowDown')
  await expect(option(page, 'Work stuff')).toHaveAttribute('aria-selected', 'true')
  await tasks.press('Enter')
  await expect(tasks.newTask).toHaveValue('Pay rent #Work stuff ')
  await expect(names(page)).toHaveCount(0)
  await expect(tasks.rows).toHaveCount(0)

  await page.keyboard.type('@bu')
  await expect(option(page, 'to buy')).toHaveAttribute('aria-selected', 'true')
  await tasks.press('Tab')
  await expect(tasks.newTask).toHaveValue('Pay rent #Work stuff @to buy ')
  await expect(tasks.newTask).toBeFocused()
  await page.keyboard.type('@soon !high')
  await expect(preview(page)).toHaveText('Adds “Pay rent”, high priority, in Work stuff, labels to buy, soon')
  await expect(page.getByRole('button', { name: 'Keep “@soon” in the title' })).toContainText('new')
  await tasks.press('Enter')
  await expect(tasks.row('Pay rent')).toContainText('Work stuff')
  const lists = await account.lists()
  await expect
    .poll(async () => (await account.tasks())[0])
    .toMatchObject({
      title: 'Pay rent',
      list_id: lists.find(({ title }) => title === 'Work stuff')?.id,
      priority: 'high',
    })
  await expect.poll(async () => (await account.labels()).map(({ name }) => name)).toContain('soon')
  await expect
    .poll(async () => (await account.tasks()).map((task) => (task['label_ids'] as string[]).length))
    .toEqual([2])
  // One undo removes the task and the new label.
  await tasks.press('Escape', 'z')
  await expect(tasks.rows).toHaveCount(0)
  await expect.poll(async () => (await account.labels()).length).toBe(2)
})

test('Escape closes only the list, and a complete name needs no choice', async ({ tasks, account, page }) => {
  await tasks.open('All tasks')
  await tasks.newTask.fill('')
  await page.keyboard.type('Sweep #ho')
  await expect(names(page)).toBeVisible()
  await tasks.press('Escape')
  await expect(names(page)).toHaveCount(0)
  await expect(tasks.newTask).toBeFocused()
  await tasks.press('Enter')
  // An unknown list stays text.
  await expect(tasks.row('Sweep #ho')).toBeVisible()
  await page.keyboard.type('Write #work')
  await expect(option(page, 'Work')).toHaveAttribute('aria-selected', 'false')
  await tasks.press('Enter')
  await expect(tasks.row('Write')).toContainText('Work')
  await expect.poll(async () => (await account.tasks()).map(({ title }) => title)).toContain('Write')
})

test('a mouse takes a name, and the keys of an input method choose nothing', async ({ tasks, page }) => {
  await tasks.open('All tasks')
  await tasks.newTask.fill('')
  await page.keyboard.type('Ring @')
  await option(page, 'call').click()
  await expect(tasks.newTask).toHaveValue('Ring @call ')
  await expect(tasks.newTask).toBeFocused()
  await page.keyboard.type('#wo')
  await expect(names(page)).toBeVisible()
  await tasks.newTask.evaluate((field) => {
    for (const key of ['Enter', 'ArrowDown', 'Escape', 'Tab'])
      field.dispatchEvent(
        new KeyboardEvent('keydown', {
          key,
          isComposing: true,
          bubbles: true,
          cancelable: true,
        }),
      )
  })
  await expect(option(page, 'Work')).toHaveAttribute('aria-selected', 'true')
  await expect(tasks.newTask).toHaveValue('Ring @call #wo')
})

test('a chosen list wins over the line, and the line over the place', async ({ tasks, account, page }) => {
  const [home, work] = (await account.lists()).map(({ id }) => id)
  await page.goto(`/app/?list=${home}`)
  const button = page.getByRole('button', { name: /^List:/ })
  await expect(button).toHaveText('Home')
  await tasks.newTask.fill('Sweep')
  await tasks.press('Enter')
  await expect(tasks.row('Sweep')).toBeVisible()
  await tasks.newTask.fill('Write #work')
  await expect(button).toHaveText('Work')
  await tasks.press('Enter')
  await expect(tasks.said.first()).toHaveText('Added to Work')
  await button.click()
  await page.getByRole('option', { name: 'Inbox' }).click()
  await tasks.newTask.fill('Read #work')
  await tasks.press('Enter')
  await expect
    .poll(async () => new Map((await account.tasks()).map(({ title, list_id }) => [title, list_id])))
    .toEqual(
      new Map<unknown, unknown>([
        ['Sweep', home],
        ['Write', work],
        ['Read #work', null],
      ]),
    )
})

test('pasted lines go to their lists, with one new label for all of them', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await tasks.newTask.evaluate((field) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'Milk #home @shop\nPaper #work @SHOP 2031-03-09\n#home')
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  const question = page.getByRole('region', { name: 'Add 3 tasks?' })
  await expect(question.getByRole('listitem')).toHaveText([
    'MilkHome · @shop',
    'PaperWork · @SHOP · 9 Mar 2031',
    '#home',
  ])
  await question.getByRole('button', { name: 'Add 3 tasks' }).click()
  await expect(tasks.rows).toHaveCount(3)
  await expect.poll(async () => (await account.tasks()).length).toBe(3)
  await expect.poll(async () => (await account.labels()).map(({ name }) => name)).toContain('shop')
  expect((await account.labels()).length).toBe(3)
})

test.describe('in a German browser on a phone', () => {
  test.use({ locale: 'de-DE', viewport: { width: 390, height: 700 }, hasTouch: true, isMobile: true })
  test('a line is completed by touch', async ({ tasks, account, page }) => {
    await tasks.open('Today')
    await page.getByRole('button', { name: 'Aufgabe hinzufügen' }).tap()
    const field = page.getByRole('combobox', { name: 'Neue Aufgabe' })
    await field.pressSequentially('Miete zahlen morgen #wo')
    await expectAccessible(page)
    await option(page, 'Work').tap()
    await expect(field).toHaveValue('Miete zahlen morgen #Work ')
    await field.pressSequentially('@neu')
    await expect(preview(page)).toHaveText(/^Fügt „Miete zahlen“ hinzu, fällig: morgen, in Work, Label neu$/)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
    await field.press('Enter')
    await expect.poll(async () => (await account.tasks())[0]).toMatchObject({ title: 'Miete zahlen' })
    await expect.poll(async () => (await account.labels()).map(({ name }) => name)).toContain('neu')
  })
})
