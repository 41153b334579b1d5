import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expectAccessible } from './harness/accessible.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expect, test } from './harness/test.ts'

const choose = (page: Page, name: string, text: string | Buffer) =>
  page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.isBuffer(text) ? text : Buffer.from(text) })

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })

const mixed = [
  'title,priority,due_date,status,mood',
  'Oat milk,high,2031-03-09,pending,fine',
  ',low,,pending,',
  ',urgent,,pending,',
  '"Salt, coarse",,,completed,',
].join('\r\n')

test('an import shows a preview, then a report, and one undo removes it', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await tasks.press('Control+k')
  await page.getByPlaceholder('Search commands and tasks').fill('import')
  await page.getByRole('option', { name: 'Import tasks…' }).click()
  await expect(page.getByRole('heading', { name: 'Import', exact: true })).toBeFocused()
  await choose(page, 'shopping.csv', mixed)
  await expect(page.getByRole('heading', { name: '2 tasks in shopping.csv' })).toBeFocused()
  await expect(page.getByRole('row').nth(1)).toHaveText('Oat milk9 Mar 2031HighTo do')
  await expect(page.getByText('The column “mood” isn’t supported and was left out')).toBeVisible()
  await page.getByText('Skips 2 entries').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Line 3' })).toContainText('Title is required')
  expect(await account.tasks()).toEqual([])

  await button(page, 'Add 2 tasks').click()
  await expect(page.getByRole('heading', { name: 'Added 2 tasks' })).toBeFocused()
  const downloading = page.waitForEvent('download')
  await button(page, 'Download report').click()
  const report = await readFile(await (await downloading).path(), 'utf8')
  expect(report).toContain('Added 2 tasks')
  expect(report).toContain('Line 4: Title is required – no title')
  await button(page, 'Show all tasks').click()
  await expect.poll(tasks.titles).toEqual(['Oat milk', 'Salt, coarse'])
  await expect
    .poll(async () =>
      (await account.tasks()).map(({ title, priority, completed }) => [title, priority, completed]),
    )
    .toEqual([
      ['Oat milk', 'high', false],
      ['Salt, coarse', 'medium', true],
    ])
  await tasks.press('Control+z')
  await expect(tasks.rows).toHaveCount(0)
  await expect.poll(async () => (await account.tasks()).length).toBe(0)
})

test('an unreadable file shows the reason, and the next one can be dropped', async ({ tasks, page }) => {
  await tasks.open('All tasks')
  await page.goto('/app/transfer')
  const alert = page.getByRole('alert')
  await choose(page, 'broken.json', '{"format":')
  await expect(alert).toHaveText('Can’t import broken.jsonThe file isn’t valid JSON.')
  await choose(page, 'tasks.csv', Buffer.from('PK\u0003\u0004\0\0', 'latin1'))
  await expect(alert).toContainText('The file can’t be imported: it’s an archive')
  await choose(page, 'page.csv', '<html><title>Tasks</title></html>')
  await expect(alert).toContainText('The file can’t be imported: it’s a web page.')
  await button(page, 'Choose a file').evaluate((inside) => {
    const dataTransfer = new DataTransfer()
    dataTransfer.items.add(new File(['title\nDropped'], 'dropped.csv'))
    inside.parentElement?.dispatchEvent(
      new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
    )
  })
  await expect(page.getByRole('heading', { name: '1 task in dropped.csv' })).toBeVisible()
  await button(page, 'Cancel').click()
  await expect(button(page, 'Choose a file')).toBeVisible()
})

test('a spreadsheet’s file shows its warnings and asks about an ambiguous date', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await page.goto('/app/transfer')
  const rows = ['Titel;Fällig;Priorität', 'Milk;3/2/2031;Hoch', 'Bread;soon;Niedrig', '']
  await choose(page, 'excel.csv', Buffer.from(`\ufeff${rows.join('\r\n')}`, 'utf16le'))
  await expect(page.getByRole('heading', { name: '2 tasks in excel.csv' })).toBeFocused()
  await expect(
    page.getByText('“soon” in “Fällig” isn’t a date Taskwire can read and was left out (line 3)'),
  ).toBeVisible()
  const days = page.getByRole('group', { name: 'Which day is “3/2/2031”?' })
  await expect(days.getByRole('radio', { name: '3 Feb 2031' })).toBeChecked()
  await expect(page.getByRole('row').nth(1)).toContainText('3 Feb 2031')
  await expectAccessible(page)
  await days.getByText('2 Mar 2031').click()
  await expect(page.getByRole('row').nth(1)).toHaveText('Milk2 Mar 2031HighTo do')
  await expect(days.getByRole('radio', { name: '2 Mar 2031' })).toBeChecked()
  await expect(page.getByText('could be two different days')).toHaveCount(0)
  await button(page, 'Add 2 tasks').click()
  await expect
    .poll(async () =>
      (await account.tasks()).map(({ title, due_date, priority }) => [title, due_date, priority]),
    )
    .toEqual([
      ['Milk', '2031-03-02', 'high'],
      ['Bread', null, 'low'],
    ])
})

test('lists, labels and subtasks of another program come along', async ({ tasks, account, page }) => {
  await tasks.open('All tasks')
  await page.goto('/app/transfer')
  const rows = [
    'TYPE,CONTENT,PRIORITY,INDENT,DATE',
    'task,Rake @outdoors @dry,1,1,2031-03-09',
    'task,Find the rake,4,2,',
    'task,Mow @Outdoors,4,1,',
  ]
  await choose(page, 'Garden.csv', rows.join('\n'))
  await expect(page.getByText('1 subtask · 1 list · 2 labels')).toBeVisible()
  await expect(page.getByRole('row').nth(1)).toContainText('Garden · @outdoors · @dry')
  await expectAccessible(page)
  await button(page, 'Add 3 tasks').click()
  await expect(page.getByRole('heading', { name: 'Added 3 tasks' })).toBeVisible()
  await expect.poll(async () => (await account.tasks()).length).toBe(3)
  const [rake, find, mow] = ['Rake', 'Find the rake', 'Mow'].map(
    (title) => async () => (await account.tasks()).find((task) => task.title === title),
  )
  const parent = await rake?.()
  expect(parent).toMatchObject({ priority: 'high', list_id: expect.any(String) })
  const labels = parent?.label_ids as readonly string[]
  expect(labels).toHaveLength(2)
  expect(await find?.()).toMatchObject({ parent_id: parent?.id })
  const other = await mow?.()
  expect(other).toMatchObject({ list_id: parent?.list_id, label_ids: [labels[0]] })
  expect((parent?.position ?? '') < (other?.position ?? '')).toBe(true)
  await tasks.press('Control+z')
  await expect.poll(async () => (await account.tasks()).length).toBe(0)
})

test('a table of an unknown program asks for its columns', async ({ tasks, account, page }) => {
  await tasks.open('All tasks')
  await page.goto('/app/transfer')
  await choose(page, 'notes.csv', 'mood;colour;shade\nfine;Rake;dark\n;Mow;')
  await expect(page.getByRole('heading', { name: 'Which column of notes.csv has the titles?' })).toBeFocused()
  await expectAccessible(page)
  await page.getByLabel('colour').selectOption('Title')
  await expect(page.getByRole('heading', { name: '2 tasks in notes.csv' })).toBeVisible()
  await page.getByText('Choose columns').click()
  await page.getByLabel('mood').selectOption('Labels')
  await expect(page.getByRole('row').nth(1)).toContainText('@fine')
  await expect(page.getByText('The column “shade” isn’t supported and was left out')).toBeVisible()
  await button(page, 'Add 2 tasks').click()
  await expect.poll(async () => (await account.tasks()).map(({ title }) => title)).toEqual(['Rake', 'Mow'])
})

test('a file that isn’t UTF-8 is read, with a warning', async ({ tasks, page }) => {
  await tasks.open('All tasks')
  await page.goto('/app/transfer')
  await choose(page, 'old.csv', Buffer.from('title\nM\u00fcll', 'latin1'))
  await expect(page.getByRole('row').nth(1)).toContainText('Müll')
  await expect(page.getByText('was read as Windows-1252')).toBeVisible()
})

test('an export has this device’s tasks, works offline, and imports unchanged', async ({
  tasks,
  account,
  page,
  context,
}) => {
  await account.addTask({
    title: 'Müll, =1+1',
    description: 'Two\nlines',
    due_date: '2031-03-09',
    priority: 'low',
  })
  await account.addTask({ title: 'Done', status: 'completed' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  await page.goto('/app/transfer#export')
  await expect(page.getByText('A file with 2 tasks, including completed ones.')).toBeVisible()
  await serverDown(context)
  const save = async (name: string) => {
    const downloading = page.waitForEvent('download')
    await button(page, name).click()
    const download = await downloading
    return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
  }
  const csv = await save('Export as CSV')
  expect(csv.name).toMatch(/^taskwire-\d{4}-\d\d-\d\d\.csv$/)
  expect(csv.text).toMatch(/^\ufeff"id","title",/)
  const json = await save('Export as JSON')
  expect(JSON.parse(json.text)).toMatchObject({ format: 'taskwire', tasks: [{ title: 'Done' }, {}] })

  await choose(page, csv.name, csv.text)
  await button(page, 'Add 2 tasks').click()
  await expect(page.getByRole('heading', { name: 'Added 2 tasks' })).toBeVisible()
  await serverBack(context)
  await expect.poll(async () => (await account.tasks()).length).toBe(4)
  const stored = (await account.tasks()).filter(({ title }) => title === 'Müll, =1+1')
  expect(stored).toHaveLength(2)
  for (const task of stored)
    expect(task).toMatchObject({ description: 'Two\nlines', due_date: '2031-03-09', priority: 'low' })
})

test('a long import shows its progress, the page keeps working, and one undo removes it', async ({
  tasks,
  page,
  account,
}) => {
  test.setTimeout(600_000)
  const long = { timeout: 180_000 }
  await account.addTask({ title: 'There before' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  await tasks.press('Control+k')
  await page.getByPlaceholder('Search commands and tasks').fill('import')
  await page.getByRole('option', { name: 'Import tasks…' }).click()
  const rows = Array.from({ length: 1_000 }, (_, index) => `Task ${index + 1}`)
  await choose(page, 'long.csv', ['title', ...rows].join('\n'))
  // A fast machine shows it for less time than a look from outside takes.
  const shown = await page.evaluateHandle(() => {
    const labels: string[] = []
    const look = () => {
      const label = document.querySelector('main progress')?.closest('label')?.textContent
      if (label !== undefined && label !== null) labels.push(label)
    }
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true })
    return labels
  })
  await button(page, 'Add 1,000 tasks').click()
  await expect.poll(() => shown.evaluate(([label]) => label)).toMatch(/^Adding tasks/)
  await page.getByRole('link', { name: /^All/ }).click()
  await expect(page.getByRole('heading', { name: 'All tasks', level: 1 })).toBeVisible()
  await expect(tasks.said).toHaveText('Added 1,000 tasks', long)
  // The toast stays while the pointer is over it.
  await tasks.undo.hover()
  await expect
    .poll(async () => {
      // The visible rows stay while tasks arrive above them.
      await scrollToTop(page)
      return tasks.titles()
    })
    .toContain('Task 1')
  await tasks.undo.click()
  await expect.poll(tasks.titles, long).toEqual(['There before'])
  await expect.poll(async () => (await account.tasks()).length, long).toBe(1)
})

test('an import’s report stays until it is dismissed or its person signs out', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('All tasks')
  await page.goto('/app/transfer')
  const added = page.getByRole('heading', { name: 'Added 2 tasks' })
  const importFile = async () => {
    await choose(page, 'shopping.csv', mixed)
    await button(page, 'Add 2 tasks').click()
    await expect(added).toBeVisible()
  }
  await importFile()
  await button(page, 'Show all tasks').click()
  await expect(tasks.rows).toHaveCount(2)
  await page.goBack()
  await expect(added).toBeVisible()
  await page.reload()
  await expect(added).toBeVisible()
  await expect(page.getByText(/^shopping\.csv, today, \d/)).toBeVisible()
  await page.getByText('Skipped 2 entries').click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Line 3' })).toContainText('Title is required')
  await button(page, 'Dismiss report').click()
  await page.reload()
  await expect(button(page, 'Choose a file')).toBeVisible()

  await importFile()
  await expect.poll(async () => (await account.tasks()).length).toBe(4)
  await expect(tasks.sync).toHaveText('Live')
  const kept = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('import')))
  expect(await kept()).toHaveLength(1)
  await page.getByRole('button', { name: /^Account/ }).click()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  expect(await kept()).toEqual([])
})

test('an import continues on other screens, and reports its progress after a closed page', async ({
  tasks,
  page,
}) => {
  await tasks.open('All tasks')
  await page.goto('/app/transfer')
  // Long enough that no machine finishes before the reload, which ends the import.
  const rows = Array.from({ length: 10_000 }, (_, index) => `Task ${index + 1}`)
  await choose(page, 'long.csv', ['title', ...rows].join('\n'))
  await button(page, 'Add 10,000 tasks').click()
  const progress = page.getByRole('progressbar', { name: /Adding tasks/ })
  await expect(progress).toBeVisible()
  await page.getByRole('link', { name: /^All/ }).click()
  await expect(tasks.rows.first()).toBeVisible()
  await page.goBack()
  await expect(progress).toBeVisible()
  let question = ''
  page.on('dialog', (dialog) => {
    question = dialog.type()
    void dialog.accept()
  })
  await page.reload()
  expect(question).toBe('beforeunload')
  await expect(page.getByText(/^The page was closed early: about the first [\d,]+ tasks/)).toBeVisible()
  await expect(page.getByText(/^long\.csv, today/)).toBeVisible()
})

test('each step of an import is accessible and fits 320 px', async ({ tasks, page }) => {
  await page.setViewportSize({ width: 320, height: 700 })
  await tasks.open('All tasks')
  await page.goto('/app/transfer')
  await expect(button(page, 'Choose a file')).toBeVisible()
  await expectAccessible(page)
  await choose(page, `${'long'.repeat(20)}.json`, '[]')
  await expect(page.getByRole('alert')).toBeVisible()
  await expectAccessible(page)
  await choose(page, 'shopping.csv', mixed)
  await page.getByText('Skips 2 entries').click()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
  await button(page, 'Add 2 tasks').click()
  await expect(page.getByRole('heading', { name: 'Added 2 tasks' })).toBeVisible()
  await expectAccessible(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320)
})

function scrollToTop(page: Page): Promise<void> {
  return page.evaluate(() => {
    scrollTo(0, 0)
    for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0
  })
}
