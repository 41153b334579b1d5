import { expectAccessible } from './harness/accessible.ts'
import { drag } from './harness/drag.ts'
import { expect, test } from './harness/test.ts'

test('a calendar link is made, read, renewed and turned off', async ({ page, tasks, account, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await account.addTask({ title: 'Call Ada', due_date: '2090-01-02' })
  await tasks.open('Today')
  await page.goto('/app/settings/calendar')
  await expect(page.getByText('No calendar reads your tasks.')).toBeVisible()
  await page.getByRole('button', { name: 'Create link' }).click()
  const shown = page.getByLabel('Calendar link')
  await expect(shown).toBeFocused()
  const link = await shown.inputValue()
  expect(link.startsWith(`${new URL(page.url()).origin}/calendar/`)).toBe(true)
  await page.getByRole('button', { name: 'Copy' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(link)
  await expect(page.getByRole('link', { name: 'Open in calendar app' })).toHaveAttribute(
    'href',
    link.replace('http:', 'webcal:'),
  )
  await expectAccessible(page)

  const read = async (address: string) => {
    const response = await fetch(address)
    return [response.status, (await response.text()).includes('SUMMARY:Call Ada\r\n')]
  }
  expect(await read(link)).toEqual([200, true])
  await page.getByRole('button', { name: 'New link' }).click()
  await expect(shown).not.toHaveValue(link)
  const renewed = await shown.inputValue()
  expect([await read(link), await read(renewed)]).toEqual([
    [404, false],
    [200, true],
  ])
  await page.reload()
  await expect(page.getByText(/^Link created today/)).toBeVisible()
  await expect(page.getByLabel('Calendar link')).toHaveCount(0)
  await page.getByRole('button', { name: 'Turn off' }).click()
  await expect(tasks.said).toHaveText('The link no longer works')
  await expect(page.getByText('No calendar reads your tasks.')).toBeVisible()
  expect(await read(renewed)).toEqual([404, false])
})

test('the week above Upcoming counts tasks, leads to them, and takes them on empty days', async ({
  page,
  tasks,
  account,
}) => {
  await page.clock.setFixedTime(new Date('2090-01-02T10:00:00Z'))
  for (const [title, due_date] of [
    ['Walk', '2090-01-04'],
    ['Shop', '2090-01-04'],
    ['Cook', '2090-01-20'],
  ] as const)
    await account.addTask({ title, due_date })
  await tasks.open('Upcoming')
  const week = page.getByRole('list', { name: 'Next 7 days' })
  await expect(week.getByRole('listitem')).toHaveCount(7)
  await expect(week.getByRole('button', { name: 'Wednesday 4 January: 2 tasks' })).toBeEnabled()
  const empty = week.getByRole('button', { name: 'Friday 6 January: no tasks' })
  await expect(empty).toBeDisabled()
  await expectAccessible(page)
  await week.getByRole('button', { name: 'Wednesday 4 January: 2 tasks' }).click()
  await expect(tasks.row('Shop').or(tasks.row('Walk')).and(page.locator(':focus'))).toHaveCount(1)

  await (
    await drag(page, tasks.row('Cook').getByRole('link'), empty, 0.5)
  )()
  await expect(week.getByRole('button', { name: 'Friday 6 January: 1 task' })).toBeEnabled()
  await expect
    .poll(async () => (await account.tasks()).find(({ title }) => title === 'Cook')?.['due_date'])
    .toBe('2090-01-06')
})

test('several tasks repeat together, each from its own day, and count from completion by the switch', async ({
  page,
  tasks,
  account,
}) => {
  await account.addTask({ title: 'Water', due_date: '2090-01-04' })
  await account.addTask({ title: 'Dust', due_date: '2090-01-06' })
  const stored = async () =>
    (await account.tasks())
      .map(({ title, due_date, recurrence }) => {
        const { rule = '', from = '' } = (recurrence ?? {}) as { rule?: string; from?: string }
        return [title, due_date, rule, from].join(' ').trim()
      })
      .toSorted()
  await tasks.open('All tasks')
  for (const title of ['Water', 'Dust'])
    await tasks
      .row(title)
      .getByRole('link')
      .click({ modifiers: ['Control'] })
  await page.locator('[data-selection]').getByRole('button', { name: 'Repeat' }).click()
  const menu = page.getByRole('dialog', { name: 'Repeat' })
  await menu.getByRole('button', { name: 'Every week', exact: true }).click()
  await expect.poll(stored).toEqual(['Dust 2090-01-06 FREQ=WEEKLY due', 'Water 2090-01-04 FREQ=WEEKLY due'])
  await page.locator('[data-selection]').getByRole('button', { name: 'Repeat' }).click()
  await menu.getByRole('checkbox', { name: 'After completion' }).click()
  await expect
    .poll(stored)
    .toEqual(['Dust 2090-01-06 FREQ=WEEKLY completion', 'Water 2090-01-04 FREQ=WEEKLY completion'])
  await expectAccessible(page)
  await tasks.press('Escape')
  await tasks.undo.click()
  await expect.poll(stored).toEqual(['Dust 2090-01-06 FREQ=WEEKLY due', 'Water 2090-01-04 FREQ=WEEKLY due'])
})
