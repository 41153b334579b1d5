import type { Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expect, test } from './harness/test.ts'

test.use({ timezoneId: 'Europe/Berlin' })

const chip = (page: Page) => page.locator('[data-repeat-button]')
const choose = async (page: Page, name: string) => {
  await chip(page).click()
  await page.getByRole('dialog', { name: 'Repeat' }).getByRole('button', { name, exact: true }).click()
}

test('a repeat is set by its menu; completing makes the next task, and one undo takes back both', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Water', due_date: '2090-01-06' })
  const stored = async () =>
    (await account.tasks())
      .map(({ due_date, completed }) => `${String(due_date)} ${String(completed)}`)
      .toSorted()
  await tasks.open('All tasks')
  await tasks.openTask('Water')
  await expect(chip(page)).toHaveAccessibleName('Repeat')
  await chip(page).click()
  await expect(page.getByRole('button', { name: 'Doesn’t repeat' })).toHaveAttribute('aria-pressed', 'true')
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Every 2 weeks on Friday', exact: true }).click()
  await expect(tasks.said).toHaveText('Changed the repeat of “Water”')
  await expect(chip(page)).toBeFocused()
  await expect(chip(page)).toHaveAccessibleName('Repeat: Every 2 weeks on Friday')
  await expect(tasks.row('Water').getByRole('img', { name: 'Repeats' })).toBeVisible()
  await expect
    .poll(async () => (await account.tasks())[0]?.['recurrence'])
    .toEqual({
      rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
      from: 'due',
      time_zone: 'Europe/Berlin',
      start: '2090-01-06',
    })

  await tasks.checkbox('Water').first().click()
  await expect(tasks.said).toHaveText('Completed “Water”. Next: 20 Jan 2090')
  // The toast stays while the pointer is over it.
  await tasks.undo.hover()
  await expect.poll(stored).toEqual(['2090-01-06 true', '2090-01-20 false'])
  await tasks.undo.click()
  await expect.poll(stored).toEqual(['2090-01-06 false'])
  await expect(tasks.row('Water')).toHaveCount(1)
  await tasks.press('Control+Shift+z')
  await expect.poll(stored).toEqual(['2090-01-06 true', '2090-01-20 false'])
  await tasks.press('Control+z')
  await expect.poll(stored).toEqual(['2090-01-06 false'])

  await choose(page, 'Doesn’t repeat')
  await expect.poll(async () => (await account.tasks())[0]?.['recurrence']).toBeNull()
  await expect(tasks.row('Water').getByRole('img', { name: 'Repeats' })).toHaveCount(0)
  await tasks.press('Control+z')
  await expect
    .poll(async () => (await account.tasks())[0]?.['recurrence'])
    .toMatchObject({ start: '2090-01-06' })
})

test('a repeat is typed; a task without a date gets the first one, and an occurrence can be skipped', async ({
  tasks,
  account,
  page,
}) => {
  await page.clock.setFixedTime(new Date('2090-01-04T10:00:00Z'))
  await account.addTask({ title: 'Rent' })
  const stored = async () => {
    const { due_date, recurrence } = (await account.tasks())[0] ?? {}
    return [due_date, (recurrence as { rule: string } | null)?.rule]
  }
  await tasks.open('All tasks')
  await tasks.openTask('Rent')
  await chip(page).click()
  const field = page.getByLabel('Type a repeat')
  await expect(field).toBeFocused()
  await field.fill('sometimes')
  await field.press('Enter')
  await expect(page.getByText(/^“sometimes” isn’t a repeat/)).toBeVisible()
  await expectAccessible(page)
  await field.fill('every friday')
  await expect(page.locator('[data-repeat-preview]')).toHaveText('Every Friday, first: Friday')
  await field.press('Enter')
  await expect.poll(stored).toEqual(['2090-01-06', 'FREQ=WEEKLY;BYDAY=FR'])
  await tasks.press('Control+z')
  await expect.poll(stored).toEqual([null, undefined])
  await tasks.press('Control+Shift+z')
  await expect.poll(stored).toEqual(['2090-01-06', 'FREQ=WEEKLY;BYDAY=FR'])

  await chip(page).click()
  await page.getByRole('button', { name: /^Skip this one/ }).click()
  await expect.poll(stored).toEqual(['2090-01-13', 'FREQ=WEEKLY;BYDAY=FR'])
  await expect(tasks.said).toHaveText('Changed the date of “Rent”')
  await tasks.press('Control+z')
  await expect.poll(stored).toEqual(['2090-01-06', 'FREQ=WEEKLY;BYDAY=FR'])
})

test('offline a repeat is set, completed and undone; the server gets the same', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await account.addTask({ title: 'Water', due_date: '2090-01-06' })
  await tasks.open('All tasks')
  await tasks.openTask('Water')
  // The menu and the code of repeating tasks are loaded online.
  await choose(page, 'Every day')
  await expect(tasks.sync).toHaveText('Live')
  await serverDown(context)
  await choose(page, 'Every month on the 6th')
  const open = page.locator('[data-task]').filter({ has: page.getByRole('checkbox', { checked: false }) })
  await tasks.checkbox('Water').click()
  await expect(open.filter({ hasText: '6 Feb 2090' })).toHaveCount(1)
  await tasks.undo.click()
  await expect(open).toHaveCount(1)
  await expect(open).toContainText('6 Jan 2090')
  await tasks.checkbox('Water').click()
  await expect(open.filter({ hasText: '6 Feb 2090' })).toHaveCount(1)
  await serverBack(context)
  await expect
    .poll(async () =>
      (await account.tasks()).map(({ due_date, completed }) => [due_date, completed]).toSorted(),
    )
    .toEqual([
      ['2090-01-06', true],
      ['2090-02-06', false],
    ])
  await expect(tasks.sync).toHaveText('Live')
})

test('a subtask has no repeat, and a repeating task becomes no subtask', async ({ tasks, account, page }) => {
  const { id } = await account.addTask({ title: 'Trip' })
  await account.addTask({ title: 'Tickets', parent_id: id })
  await account.addTask({ title: 'Water', due_date: '2090-01-06', recurrence: { rule: 'FREQ=DAILY' } })
  await account.addTask({ title: 'Top' })
  await tasks.open('All tasks')
  await tasks.openTask('Tickets')
  await expect(chip(page)).toHaveCount(0)
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(4)
  await tasks.press('j', 'j', 'Tab')
  await expect(tasks.said).toHaveText('A repeating task can’t become a subtask')
  await expect(tasks.row('Water')).toBeFocused()
  await expect(tasks.row('Water').getByRole('img', { name: 'Repeats' })).toBeVisible()
})

test.describe('in German', () => {
  test.use({ locale: 'de-DE' })

  test('the menu and the field speak German', async ({ tasks, account, page }) => {
    await account.addTask({ title: 'Miete', due_date: '2090-01-31' })
    await tasks.open('All tasks')
    await page.getByRole('link', { name: 'Miete' }).click()
    await chip(page).click()
    const menu = page.getByRole('dialog', { name: 'Wiederholen' })
    await expect(menu.getByRole('listitem')).toHaveText([
      'Keine Wiederholung',
      'Jeden Tag',
      'Jeden Werktag',
      'Jeden Dienstag',
      'Alle 2 Wochen am Dienstag',
      'Jeden Monat am 31.',
      'Jeden Monat am letzten Tag',
      'Jedes Jahr am 31. Januar',
    ])
    await expectAccessible(page)
    await page.getByLabel('Wiederholung eingeben').fill('alle 3 Tage')
    await page.getByLabel('Wiederholung eingeben').press('Enter')
    await expect(chip(page)).toHaveAccessibleName('Wiederholung: Alle 3 Tage')
    await expect(tasks.row('Miete').getByRole('img', { name: 'Wiederholt sich' })).toBeVisible()
    await expect
      .poll(async () => (await account.tasks())[0])
      .toMatchObject({
        due_date: '2090-01-31',
        recurrence: { rule: 'FREQ=DAILY;INTERVAL=3' },
      })
  })
})
