import { expectAccessible } from './harness/accessible.ts'
import { serverDown } from './harness/network.ts'
import { expect, test } from './harness/test.ts'
import { stopTimers } from './harness/timers.ts'

test('the search folds case and accents, lists titles first and understands dates and priorities', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Meet at the cafe\u0301', due_date: '2020-01-01', priority: 'low' })
  await account.addTask({ title: 'Call Ada', description: 'About the café' })
  await account.addTask({ title: 'Rent', due_date: '2020-01-01', status: 'completed' })
  await page.clock.install()
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(3)
  await tasks.press('/')
  const field = page.getByLabel('Search tasks')
  await field.fill('CAFÉ')
  await expect.poll(tasks.titles).toEqual(['Meet at the cafe\u0301', 'Call Ada'])
  for (const query of ['overdue', 'überfällig', 'overdue low', 'niedrig']) {
    await field.fill(query)
    await expect.poll(tasks.titles, query).toEqual(['Meet at the cafe\u0301'])
  }

  await test.step('a completed row keeps its place for a moment, also when it no longer matches', async () => {
    await stopTimers(page)
    await tasks.checkbox('Meet at the cafe\u0301').click()
    await expect(tasks.checkbox('Meet at the cafe\u0301')).toBeChecked()
    await page.clock.resume()
    await expect(tasks.rows).toHaveCount(0)
  })
})

test('the palette shows date and done mark, opens settings and adds what it doesn’t find', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await account.addTask({ title: 'Pay the rent', due_date: '2020-01-01' })
  await account.addTask({ title: 'Rent a car', status: 'completed' })
  await tasks.open('Today')
  await expect(tasks.rows).toHaveCount(1)
  await serverDown(context)
  // The announcement of the lost connection doesn't replace a later one.
  await expect(tasks.sync).toHaveText('Offline')
  const input = page.getByRole('dialog').getByRole('combobox')
  const option = (name: string | RegExp) => page.getByRole('option', { name })

  await tasks.press('Control+k')
  await input.fill('rent')
  await expect(option('Pay the rent')).toContainText('1 Jan 2020')
  await expect(option('Rent a car').getByLabel('Done')).toBeVisible()
  await expectAccessible(page)

  await input.fill('call ada tomorrow !high')
  await expect(page.getByRole('option')).toHaveText(['Add “call ada tomorrow !high”'])
  await tasks.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(tasks.said).toContainText('Added to Tomorrow')
  await tasks.press('g', 'u')
  await expect(tasks.row('call ada')).toContainText('High')

  await tasks.press('Control+k')
  await input.fill('language')
  await option('Settings: Appearance and language').click()
  await expect(page.getByRole('heading', { name: 'Appearance and language' })).toBeVisible()

  await tasks.press('Control+k')
  await input.fill('users')
  await expect(option('Add “users”')).toBeVisible()
  await expect(option('Settings: Users')).toHaveCount(0)
})

test('letters typed while the palette loads reach its field and run no command', async ({
  tasks,
  account,
  page,
}) => {
  await account.addTask({ title: 'Rent a car' })
  const isAllowed = Promise.withResolvers<void>()
  await page.route(/assets\/palette-/, async (route) => {
    await isAllowed.promise
    await route.continue()
  })
  await tasks.open('All tasks')
  await tasks.row('Rent a car').focus()
  await tasks.press('Control+k')
  await page.keyboard.type('rex')
  // The field is drawn before it has the focus.
  await page.evaluate(() => {
    new MutationObserver((_changes, observer) => {
      if (document.querySelector('[role=dialog]') === null) return
      observer.disconnect()
      document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', { key: 'y', bubbles: true }))
    }).observe(document.body, { childList: true, subtree: true })
  })
  isAllowed.resolve()
  await expect(page.getByRole('dialog').getByRole('combobox')).toHaveValue('rexy')
  await tasks.press('Escape')
  await expect(tasks.row('Rent a car')).toBeVisible()
  await expect(tasks.checkbox('Rent a car')).not.toBeChecked()
  await expect(page.getByText('1 selected')).toHaveCount(0)
})
