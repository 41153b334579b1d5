import { expect, test } from './harness/test.ts'

test('paper shows the name of the place and all of its tasks, without the controls of the app', async ({
  tasks,
  account,
  page,
}) => {
  const { id: list_id } = await account.addList({ title: 'Home' })
  for (let n = 0; n < 120; n += 1)
    await account.addTask({ title: `Task ${n} ${'with a long title '.repeat(n % 7)}`, list_id })
  await page.emulateMedia({ colorScheme: 'dark' })
  await page.goto(`/app/?list=${list_id}`)
  await expect(tasks.rows.first()).toBeVisible()
  await expect(tasks.place('Home')).toContainText('120')
  // The screen renders only the visible rows.
  expect(await tasks.rows.count()).toBeLessThan(120)

  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
  expect(await tasks.rows.count()).toBe(120)
  await expect(tasks.heading('Home')).toBeVisible()
  await expect(tasks.places).toBeHidden()
  await expect(tasks.newTask).toBeHidden()
  await expect(page.getByRole('button', { name: 'View options' })).toBeHidden()
  const overlaps = await tasks.rows.evaluateAll((rows) => {
    const boxes = rows.map((row) => row.getBoundingClientRect())
    return boxes.filter(({ top }, index) => index > 0 && top < (boxes[index - 1]?.bottom ?? 0) - 1).length
  })
  expect(overlaps).toBe(0)
  // Dark text, although the screen is dark.
  const color = await tasks.rows.first().evaluate((row) => {
    const canvas = document.createElement('canvas').getContext('2d')
    if (canvas === null) throw new Error('no canvas')
    canvas.fillStyle = getComputedStyle(row).color
    canvas.fillRect(0, 0, 1, 1)
    return canvas.getImageData(0, 0, 1, 1).data[0] ?? 255
  })
  expect(color).toBeLessThan(110)

  await page.evaluate(() => dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
  await expect.poll(() => tasks.rows.count()).toBeLessThan(120)
})
