import type { Account } from './harness/account.ts'
import { drag } from './harness/drag.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expect, test } from './harness/test.ts'

test.use({ contextOptions: { reducedMotion: 'no-preference' } })

const stored = async (account: Account, title: string) =>
  (await account.tasks()).find((task) => task['title'] === title)

test('rows of a list are dragged to another spot, one after the other, also offline', async ({
  tasks,
  account,
  page,
  context,
}) => {
  for (const title of ['One', 'Two', 'Three', 'Four']) await account.addTask({ title })
  await tasks.open('Inbox')
  await expect.poll(tasks.titles).toEqual(['One', 'Two', 'Three', 'Four'])
  await serverDown(context)
  const line = page.locator('.drop-line')
  const drop = await drag(page, tasks.row('One').getByRole('link'), tasks.row('Three'), 0.8)
  await expect(line).toBeVisible()
  await drop()
  await expect(line).toBeHidden()
  await expect.poll(tasks.titles).toEqual(['Two', 'Three', 'One', 'Four'])
  await expect(tasks.row('One')).toBeFocused()
  await (
    await drag(page, tasks.row('Four').getByRole('link'), tasks.row('Two'), 0.2)
  )()
  await expect.poll(tasks.titles).toEqual(['Four', 'Two', 'Three', 'One'])
  await (
    await drag(page, tasks.row('Four').getByRole('link'), tasks.row('One'), 0.9)
  )()
  await expect.poll(tasks.titles).toEqual(['Two', 'Three', 'One', 'Four'])
  // A drag doesn't open the task, and one undo reverts it.
  await expect(tasks.panel).toHaveCount(0)
  await tasks.press('z')
  await expect.poll(tasks.titles).toEqual(['Four', 'Two', 'Three', 'One'])
  await serverBack(context)
})

test('a drag takes the selection along, and subtasks stay with their task', async ({
  tasks,
  account,
  page,
}) => {
  const { id } = await account.addTask({ title: 'Trip' })
  for (const title of ['Book', 'Pack']) await account.addTask({ title, parent_id: id })
  for (const title of ['Call', 'Shop', 'Read']) await account.addTask({ title })
  await tasks.open('Inbox')
  await expect.poll(tasks.titles).toEqual(['Trip', 'Book', 'Pack', 'Call', 'Shop', 'Read'])
  await (
    await drag(page, tasks.row('Pack').getByRole('link'), tasks.row('Book'), 0.2)
  )()
  await expect.poll(tasks.titles).toEqual(['Trip', 'Pack', 'Book', 'Call', 'Shop', 'Read'])
  // Over the subtasks of a task the spot is behind them.
  await (
    await drag(page, tasks.row('Read').getByRole('link'), tasks.row('Pack'), 0.3)
  )()
  await expect.poll(tasks.titles).toEqual(['Trip', 'Pack', 'Book', 'Read', 'Call', 'Shop'])
  await tasks
    .row('Call')
    .getByRole('link')
    .click({ modifiers: ['Control'] })
  await tasks
    .row('Shop')
    .getByRole('link')
    .click({ modifiers: ['Control'] })
  await (
    await drag(page, tasks.row('Shop').getByRole('link'), tasks.row('Trip'), 0.2)
  )()
  await expect.poll(tasks.titles).toEqual(['Call', 'Shop', 'Trip', 'Pack', 'Book', 'Read'])
})

test('a row is dragged onto a list, the Inbox, a label and Today, which keeps its time', async ({
  tasks,
  account,
  page,
}) => {
  const list = await account.addList({ title: 'Home' })
  const label = await account.addLabel({ name: 'phone' })
  await account.addTask({ title: 'Call Ada', due_date: '2026-01-05T15:00:00' })
  await account.addTask({ title: 'Stay' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  await page.getByRole('button', { name: 'Labels', exact: true }).click()
  const onPlace = async (name: string) => {
    const drop = await drag(page, tasks.row('Call Ada').getByRole('link'), tasks.place(name), 0.5)
    // A headless browser draws no frame for a later drag while the mouse rests, so only the first one is compared.
    if (name === 'Home') await expect(tasks.place(name)).toHaveAttribute('data-over', '')
    await drop()
    await expect(tasks.place(name)).not.toHaveAttribute('data-over')
  }
  await onPlace('Home')
  await expect.poll(async () => (await stored(account, 'Call Ada'))?.['list_id']).toBe(list.id)
  await onPlace('phone')
  await expect.poll(async () => (await stored(account, 'Call Ada'))?.['label_ids']).toEqual([label.id])
  await onPlace('Today')
  await expect
    .poll(async () => String((await stored(account, 'Call Ada'))?.['due_date']))
    .not.toContain('2026-01-05')
  expect(String((await stored(account, 'Call Ada'))?.['due_date'])).toContain('T')
  await onPlace('Inbox')
  await expect.poll(async () => (await stored(account, 'Call Ada'))?.['list_id']).toBe(null)
  // A sort order by date has no spots, and other places take no tasks.
  await (
    await drag(page, tasks.row('Call Ada').getByRole('link'), tasks.row('Stay'), 0.8)
  )()
  await (
    await drag(page, tasks.row('Call Ada').getByRole('link'), tasks.place('Upcoming'), 0.5)
  )()
  await expect(page.locator('[data-over]')).toHaveCount(0)
})
