import { expectAccessible } from './harness/accessible.ts'
import { drag } from './harness/drag.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expect, test } from './harness/test.ts'

test('a board moves cards between statuses by drag and by keys, offline and as one undo step each', async ({
  tasks,
  account,
  page,
  context,
}) => {
  const { id: list_id } = await account.addList({ title: 'Work' })
  const draft = await account.addTask({ title: 'Draft', list_id })
  await account.addTask({ title: 'Review', list_id, status: 'in_progress' })
  await account.addTask({ title: 'Print', list_id })
  await account.addTask({ title: 'Cover', parent_id: draft.id })
  const column = (status: string, on = page) => on.locator(`[data-status=${status}]`)
  const cards = (status: string, on = page) => column(status, on).getByRole('link').allTextContents()
  const status = async (title: string) =>
    (await account.tasks()).find((task) => task['title'] === title)?.['status']
  const card = (title: string) => page.getByRole('link', { name: title, exact: true })
  await page.goto(`/app/?list=${list_id}`)
  await expect(tasks.rows).toHaveCount(4)
  await page.getByRole('button', { name: 'View options' }).click()
  await page.getByText('Board', { exact: true }).click()
  await expectAccessible(page)
  await page.keyboard.press('Escape')
  // Subtasks are part of the card of their task.
  await expect.poll(() => cards('pending')).toEqual(['Draft', 'Print'])
  await expect.poll(() => cards('in_progress')).toEqual(['Review'])
  await expect(column('completed')).toHaveText('Done 0')
  await expectAccessible(page)
  const other = await context.newPage()
  await other.goto(`/app/?list=${list_id}`)
  await expect.poll(() => cards('pending', other)).toEqual(['Draft', 'Print'])
  await page.bringToFront()
  await serverDown(context)
  // The announcement of the lost connection doesn't replace a later one.
  await expect(tasks.sync).toHaveText('Offline')

  const drop = await drag(page, card('Print'), column('completed'), 0.5)
  await expect(column('completed')).toHaveAttribute('data-over', '')
  await drop()
  await expect.poll(() => cards('completed')).toEqual(['Print'])
  await expect(tasks.said).toHaveText('Completed “Print”')
  await expect.poll(() => cards('completed', other)).toEqual(['Print'])
  await (
    await drag(page, card('Draft'), column('in_progress'), 0.9)
  )()
  await expect.poll(() => cards('in_progress')).toEqual(['Draft', 'Review'])
  await (
    await drag(page, card('Print'), column('pending'), 0.5)
  )()
  await expect.poll(() => cards('pending')).toEqual(['Print'])
  // Within a column a drag changes the manual order.
  await (
    await drag(page, card('Draft'), card('Review'), 0.9)
  )()
  await expect.poll(() => cards('in_progress')).toEqual(['Review', 'Draft'])
  await tasks.press('z', 'z', 'z')
  await expect.poll(() => cards('in_progress')).toEqual(['Review'])
  await expect.poll(() => cards('completed')).toEqual(['Print'])
  await tasks.press('z')
  await expect.poll(() => cards('pending')).toEqual(['Draft', 'Print'])

  // By keys: the arrows move the focus, with Shift the card.
  await tasks.row('Draft').focus()
  await tasks.press('ArrowRight')
  await expect(tasks.row('Review')).toBeFocused()
  await tasks.press('Shift+ArrowRight')
  await expect.poll(() => cards('completed')).toEqual(['Review'])
  await expect(tasks.row('Review')).toBeFocused()
  await tasks.press('Shift+ArrowLeft')
  await expect.poll(() => cards('in_progress')).toEqual(['Review'])
  await tasks.press('Shift+ArrowLeft')
  await expect.poll(() => cards('pending')).toEqual(['Draft', 'Review', 'Print'])
  await tasks.press('i')
  await expect.poll(() => cards('in_progress')).toEqual(['Review'])
  await tasks.press('i')
  await expect.poll(() => cards('pending')).toHaveLength(3)
  // A selected card takes the selection along, in one step.
  await tasks.press('Control+a')
  await expect(page.getByText('3 selected')).toBeVisible()
  await tasks.press('Shift+ArrowRight')
  await expect.poll(() => cards('in_progress')).toHaveLength(3)
  await expect(tasks.said).toHaveText('Changed the status of 3 tasks')
  await tasks.press('Control+z')
  await expect.poll(() => cards('pending')).toHaveLength(3)
  await serverBack(context)
  await expect.poll(() => status('Review')).toBe('pending')
  await expect.poll(() => status('Print')).toBe('pending')

  await page.reload()
  await expect(column('pending')).toBeVisible()
  await page.setViewportSize({ width: 390, height: 800 })
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await expectAccessible(page)
})
