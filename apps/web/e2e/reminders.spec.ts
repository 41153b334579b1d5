import { expectAccessible } from './harness/accessible.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, test } from './harness/test.ts'

test('b sets reminders of rows, also offline, and undo takes them back', async ({
  tasks,
  account,
  page,
  context,
}) => {
  const stored = async () => (await account.tasks()).find(({ title }) => title === 'Call Ada')?.['reminders']
  await account.addTask({ title: 'Call Ada', due_date: '2090-03-04T14:00:00Z' })
  await tasks.open('All tasks')
  await expect(tasks.row('Call Ada')).toBeVisible()
  await tasks.press('j', 'b')
  const picker = page.getByRole('dialog', { name: 'Reminders' })
  await expect(picker.getByRole('listitem')).toHaveCount(4)
  await picker.getByRole('button', { name: /^10 minutes before/ }).click()
  await expect(picker.getByRole('button', { name: /^10 minutes before/, pressed: true })).toBeVisible()
  await expect(picker.getByText('This browser blocks notifications from Taskwire.')).toBeVisible()
  await expectAccessible(page)
  await expect.poll(stored).toEqual([{ minutes_before: 10 }])

  await serverDown(context)
  await picker.getByLabel('At another time').fill('2020-01-01T09:00')
  await picker.getByRole('button', { name: 'Add' }).click()
  await expect(picker.getByText('That time has passed.')).toBeVisible()
  await picker.getByLabel('At another time').fill('2090-03-01T09:30')
  await picker.getByRole('button', { name: 'Add' }).click()
  await expect(picker.getByRole('button', { name: '1 Mar 2090, 9:30', pressed: true })).toBeVisible()
  await tasks.press('Escape')
  await expect(tasks.row('Call Ada')).toBeFocused()
  await expect(tasks.row('Call Ada').getByRole('img', { name: 'Reminder' })).toBeVisible()
  await tasks.openTask('Call Ada')
  const chip = tasks.panel.getByRole('button', { name: /^(?:Reminders: |Remind me)/ })
  await expect(chip).toHaveAccessibleName('Reminders: 10 minutes before, 1 Mar 2090, 9:30')
  await tasks.undo.click()
  await expect(chip).toHaveAccessibleName('Reminders: 10 minutes before')
  await tasks.press('z')
  await expect(chip).toHaveAccessibleName('Remind me')
  await tasks.press('$mod+Shift+z'.replace('$mod', 'ControlOrMeta'))
  await expect(chip).toHaveAccessibleName('Reminders: 10 minutes before')
  await serverBack(context)
  await expect.poll(stored).toEqual([{ minutes_before: 10 }])
  await expect(tasks.sync).toHaveText('Live')
})

test('a reminder appears in one of the open pages, and its buttons work', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await tasks.open('All tasks')
  const other = await context.newPage()
  await TasksScreen(other).open('All tasks')
  const shown = () => [page, other].map((tab) => tab.locator('[data-due-reminder]'))
  const count = async () => (await Promise.all(shown().map((cards) => cards.count()))).reduce((a, b) => a + b)
  /** The reminder of a task, in the tab that shows it. */
  const cardOf = async (title: string) => {
    const cards = shown().map((all) => all.filter({ hasText: title }))
    const counts = await Promise.all(cards.map((card) => card.count()))
    return cards[counts.indexOf(1)]!
  }
  const at = new Date(Date.now() + 1_500).toISOString()
  await account.addTask({ title: 'Stand up', reminders: [{ at }] })
  await account.addTask({ title: 'Drink', due_date: '2090-01-01', reminders: [{ at }] })
  await expect.poll(count).toBe(2)
  // A hidden tab waits this long before it asks whether another one shows the reminder.
  await page.waitForTimeout(1_500)
  expect(await count()).toBe(2)
  await (await cardOf('Stand up')).getByRole('button', { name: 'Done' }).click()
  await expect.poll(count).toBe(1)
  await (await cardOf('Drink')).getByRole('button', { name: 'Snooze 1 hour' }).click()
  await expect.poll(count).toBe(0)
  const stored = async () =>
    (await account.tasks()).map(({ title, completed, reminders }) => [title, completed, reminders])
  await expect.poll(stored).toContainEqual(['Stand up', true, [{ at }]])
  const hour = Date.now() + 3_600_000
  const snoozed = async () => {
    const drink = (await account.tasks()).find(({ title }) => title === 'Drink')
    return ((drink?.['reminders'] ?? []) as { at: string }[]).map(
      (reminder) => Math.abs(Date.parse(reminder.at) - hour) < 60_000,
    )
  }
  await expect.poll(snoozed).toEqual([true])
})

test.describe('in German', () => {
  test.use({ locale: 'de-DE' })

  test('the picker, the chip and the settings speak German', async ({ tasks, account, page }) => {
    await account.addTask({ title: 'Miete', due_date: '2090-01-31', reminders: [{ minutes_before: 1440 }] })
    await tasks.open('All tasks')
    await page.getByRole('link', { name: 'Miete' }).click()
    await page.getByRole('button', { name: 'Erinnerungen: 1 Tag vorher' }).click()
    await expect(page.getByRole('dialog', { name: 'Erinnerungen' }).getByRole('listitem')).toHaveText([
      'Zur Fälligkeit',
      '10 Minuten vorher',
      '1 Stunde vorher',
      '1 Tag vorher',
    ])
    await page.getByRole('link', { name: 'So erlaubst du Mitteilungen' }).click()
    await expect(page.getByText('Dieser Browser blockiert Mitteilungen von Taskwire.')).toBeVisible()
    await page.getByLabel('An Aufgaben ohne Uhrzeit erinnern um').fill('07:30')
    await page.getByLabel('An Aufgaben ohne Uhrzeit erinnern um').press('Enter')
    await expect(tasks.said).toHaveText('Gespeichert.')
    await page.reload()
    await expect(page.getByLabel('An Aufgaben ohne Uhrzeit erinnern um')).toHaveValue('07:30')
    await expectAccessible(page)
  })
})
