import { expectAccessible } from './harness/accessible.ts'
import { day } from './harness/day.ts'
import { expect, test } from './harness/test.ts'

/** The instant of a local time of day, some days from now. */
function at(days: number, hours: number, minutes: number): string {
  const moment = new Date()
  moment.setDate(moment.getDate() + days)
  moment.setHours(hours, minutes, 0, 0)
  return moment.toISOString()
}

test.use({ timezoneId: Intl.DateTimeFormat().resolvedOptions().timeZone })

test('a task keeps its time when it moves to another day, by key, picker and selection', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Whole day', due_date: day(0) })
  await account.addTask({ title: 'Late', due_date: at(0, 23, 15) })
  await account.addTask({ title: 'Early', due_date: at(0, 9, 30) })
  const due = async (title: string) =>
    (await account.tasks()).find((task) => task['title'] === title)?.['due_date']
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(3)

  await tasks.press('j', 't', 'm')
  await expect(tasks.said).toHaveText('Changed the date of “Early”')
  await expect.poll(() => due('Early')).toBe(at(1, 9, 30))
  await tasks.press('Control+z')
  await expect.poll(() => due('Early')).toBe(at(0, 9, 30))

  // Each selected task keeps its own time.
  await tasks.press('Control+a', 't', 'm')
  await expect.poll(() => due('Early')).toBe(at(1, 9, 30))
  await expect.poll(() => due('Late')).toBe(at(1, 23, 15))
  await expect.poll(() => due('Whole day')).toBe(day(1))
  await tasks.press('t')
  await page.getByLabel('Pick a date').fill(day(5))
  await page.getByRole('button', { name: 'Set date' }).click()
  await expect.poll(() => due('Early')).toBe(at(5, 9, 30))
  await expect.poll(() => due('Late')).toBe(at(5, 23, 15))
  await expect.poll(() => due('Whole day')).toBe(day(5))

  // A chosen time applies to all selected tasks.
  await tasks.press('t')
  await page.getByLabel('Time', { exact: true }).fill('12:00')
  await page.getByLabel('Time', { exact: true }).press('Enter')
  for (const title of ['Early', 'Late', 'Whole day']) await expect.poll(() => due(title)).toBe(at(5, 12, 0))
})

test('the picker sets, changes and removes a time, by its fields and by text', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Dentist', due_date: day(3) })
  const due = async () => (await account.tasks())[0]?.['due_date']
  await tasks.open('All tasks')
  await tasks.openTask('Dentist')
  const open = () => tasks.panel.getByRole('button', { name: /^Due date/ }).click()
  const [text, time] = [page.getByLabel('Type a date'), page.getByLabel('Time', { exact: true })]

  await open()
  await expect(text).toBeFocused()
  await time.fill('09:30')
  await time.press('Enter')
  await expect.poll(due).toBe(at(3, 9, 30))

  // A time without a date keeps the day.
  await open()
  await text.fill('14:45')
  await expect(time).toHaveValue('14:45')
  await expectAccessible(page)
  await text.press('Enter')
  await expect.poll(due).toBe(at(3, 14, 45))

  await open()
  await text.fill('tomorrow 8am')
  await expect(page.locator('[data-due-preview]')).toHaveText(/^Tomorrow, 0?8:00$/)
  await text.press('Enter')
  await expect.poll(due).toBe(at(1, 8, 0))

  // A weekday is the next one from today, not from the task's date.
  await open()
  await text.fill('fri 9:30')
  await text.press('Enter')
  await expect.poll(async () => new Date(String(await due())).getDay()).toBe(5)

  // A date without a time keeps the time.
  await open()
  await text.fill('tomorrow 8am')
  await text.press('Enter')
  await open()
  await text.fill('today')
  await page.getByRole('button', { name: 'Set date' }).click()
  await expect.poll(due).toBe(at(0, 8, 0))

  await open()
  await expect(time).toHaveValue('08:00')
  await time.fill('')
  await time.press('Enter')
  await expect.poll(due).toBe(day(0))
})

test('Escape discards the picker’s text, and a click elsewhere saves it', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Report', due_date: day(3) })
  const due = async () => (await account.tasks())[0]?.['due_date']
  await tasks.open('All tasks')
  await tasks.openTask('Report')
  const button = tasks.panel.getByRole('button', { name: /^Due date/ })
  for (const fill of [
    () => page.getByLabel('Pick a date').fill(day(9)),
    () => page.getByLabel('Type a date').fill('tomorrow 9am'),
    () => page.getByLabel('Time', { exact: true }).fill('10:00'),
  ]) {
    await button.click()
    await fill()
    await tasks.press('Escape')
    await expect(page.getByLabel('Pick a date')).toHaveCount(0)
  }
  await button.click()
  await expect(page.getByLabel('Pick a date')).toHaveValue(day(3))
  await page.getByLabel('Time', { exact: true }).fill('10:00')
  await page.getByRole('button', { name: 'Cancel' }).click()
  await expect(button).toBeFocused()
  expect(await due()).toBe(day(3))

  await button.click()
  await page.getByLabel('Pick a date').fill(day(4))
  await tasks.panel.getByText(/^Added /).click()
  await expect.poll(due).toBe(day(4))
})

test('text that isn’t a date shows an error and isn’t saved', async ({ tasks, account, page }) => {
  await account.addTask({ title: 'Report', due_date: day(3) })
  await tasks.open('All tasks')
  await tasks.openTask('Report')
  await tasks.panel.getByRole('button', { name: /^Due date/ }).click()
  const date = page.getByLabel('Pick a date')
  await date.fill('0027-11-20')
  await date.press('Enter')
  await expect(page.getByText('Enter a four-digit year from 1970 to 9999')).toBeVisible()
  await expect(date).toHaveAttribute('aria-invalid', 'true')
  await expect(date).toHaveAccessibleDescription(/year from 1970/)
  await expectAccessible(page)
  // A click elsewhere keeps the text, too.
  await tasks.panel.getByText(/^Added /).click()
  await expect(date).toHaveValue('0027-11-20')

  const text = page.getByLabel('Type a date')
  await text.fill('frri 9:30')
  await text.press('Enter')
  await expect(page.getByText('“frri 9:30” isn’t a date.')).toBeVisible()
  await text.fill('')

  // For half a date, the browser's field has no value.
  await date.fill('')
  await date.focus()
  await page.keyboard.type('11')
  await date.press('Enter')
  await expect(page.getByText('Complete the date or time')).toBeVisible()
  await tasks.press('Escape')
  await expect(date).toHaveCount(0)
  expect((await account.tasks())[0]?.['due_date']).toBe(day(3))
})
