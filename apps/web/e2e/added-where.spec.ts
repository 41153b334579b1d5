import { expectAccessible } from './harness/accessible.ts'
import type { TasksScreen } from './harness/tasks-screen.ts'
import { expect, signInQuickly, test } from './harness/test.ts'

const toast = 'Recent actions'

type Tasks = ReturnType<typeof TasksScreen>

/** The app loads the reader of lines after the field is drawn. A preview shows that the reader runs. */
async function openWithReader(
  { page, open, newTask }: Tasks,
  view: Parameters<Tasks['open']>[0],
): Promise<void> {
  await open(view)
  await newTask.fill('Read this tomorrow')
  await page.locator('[data-preview]').waitFor()
  await newTask.fill('')
}

test('a task outside the view shows where it went, opens there, and can be undone', async ({
  tasks,
  account,
  page,
}) => {
  const friday = await page.evaluate(() => {
    const day = new Date()
    // A date three days ahead shows its weekday.
    day.setDate(day.getDate() + 3)
    return { word: day.toLocaleDateString('en-GB', { weekday: 'long' }), day: day.toLocaleDateString('sv') }
  })
  await openWithReader(tasks, 'Today')
  await tasks.add(`Call Ada ${friday.word}`)
  await expect(tasks.said).toHaveText(`Added to ${friday.word}`)
  const note = page.getByRole('region', { name: toast })
  await expect(note).toContainText(`Added to ${friday.word}`)
  await expectAccessible(page)
  await note.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { name: 'Upcoming', level: 1 })).toBeVisible()
  await expect(tasks.title).toHaveValue('Call Ada')
  await expect(tasks.row('Call Ada')).toBeVisible()
  await expect.poll(async () => (await account.tasks())[0]?.['due_date']).toBe(friday.day)

  await openWithReader(tasks, 'Upcoming')
  await tasks.add('Ring the bell today')
  await expect(tasks.said).toHaveText('Added to Today')
  await tasks.undo.click()
  await expect.poll(async () => (await account.tasks()).map((task) => task['title'])).toEqual(['Call Ada'])

  await tasks.open('Today')
  await page
    .getByRole('button', { name: /^Due date/ })
    .first()
    .click()
  await page.getByRole('button', { name: 'No date' }).click()
  await tasks.add('Some day')
  await expect(tasks.said).toHaveText('Added to Inbox')
  await note.getByRole('button', { name: 'Open' }).click()
  await expect(page.getByRole('heading', { name: 'Inbox', level: 1 })).toBeVisible()
  await expect(tasks.title).toHaveValue('Some day')
})

test('on a phone the place has its own line above the buttons, also in German', async ({
  browser,
  server,
  account,
}) => {
  const context = await browser.newContext({
    baseURL: server.origin,
    locale: 'de-DE',
    viewport: { width: 390, height: 700 },
  })
  const page = await context.newPage()
  await signInQuickly(page, account)
  await page.goto('/app/')
  await page.getByLabel('Neue Aufgabe').fill('Miete 9. März 2031')
  await page.locator('[data-preview]').waitFor()
  await page.keyboard.press('Enter')
  const place = page.getByRole('region').getByText('Hinzugefügt zu „9. März 2031“')
  await expect(place).toBeVisible()
  expect(await place.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0)
  await page.getByRole('button', { name: 'Öffnen' }).click()
  await expect(page.getByLabel('Titel')).toHaveValue('Miete')
  await context.close()
})

test('a visible task only shows that it was added', async ({ tasks, page }) => {
  await openWithReader(tasks, 'All tasks')
  await tasks.add('Call Ada tomorrow')
  await expect(tasks.said).toHaveText('Added “Call Ada”')
  await expect(page.getByRole('region', { name: toast }).getByRole('button', { name: 'Open' })).toHaveCount(0)
})

test('a line that is read late shows where its task went', async ({ tasks, page }) => {
  let letThrough = () => {}
  const held = new Promise<void>((resolve) => (letThrough = resolve))
  await page.route(/assets\/reader-/, async (route) => {
    await held
    await route.continue()
  })
  await tasks.open('Today')
  await tasks.add('Call Ada tomorrow')
  await expect(tasks.row('Call Ada tomorrow')).toBeVisible()
  await expect(tasks.said).toHaveText('Added “Call Ada tomorrow”')
  letThrough()
  await expect(tasks.said).toHaveText('Added to Tomorrow')
  await expect(tasks.undo).toBeVisible()
})

test('several lines show where all of them went', async ({ tasks, page }) => {
  await tasks.open('Today')
  await tasks.newTask.focus()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData('text', 'One tomorrow\nTwo tomorrow')
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await page.getByRole('button', { name: 'Add 2 tasks' }).click()
  await expect(tasks.said).toHaveText('Added 2 tasks to Tomorrow')
  await page.getByRole('region', { name: toast }).getByRole('button', { name: 'Open' }).click()
  await expect.poll(tasks.titles).toEqual(['One', 'Two'])
})
