import { expectAccessible } from './harness/accessible.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { expect, test } from './harness/test.ts'
import { stopTimers } from './harness/timers.ts'

test('a refused creation rolls back alone, and its text can be corrected', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('Today')
  // PostgreSQL stores no NUL.
  const bad = 'Unstorable\0'
  await tasks.add('Good before')
  await tasks.add(bad)
  await tasks.add('Good after')
  await expect(tasks.sync).toHaveText('1 needs attention')
  await expect.poll(tasks.titles).toEqual(['Good after', 'Good before'])
  await tasks.sync.click()
  await expect(page.getByText('Title contains characters that cannot be stored.')).toBeVisible()

  const text = page.getByLabel('Title', { exact: true })
  await expect(text).toHaveValue(bad)
  await text.fill('x'.repeat(501))
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(text).toHaveAccessibleDescription('1 character over the limit of 500. Not saved.')
  await text.fill('Storable')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Everything is synced')).toBeVisible()
  await expect.poll(async () => (await account.tasks()).length).toBe(3)
  await tasks.press('g', 't')
  await expect(tasks.row('Storable')).toBeVisible()
})

test('a row shows a waiting title and another device’s completion together', async ({
  tasks,
  account,
  page,
}) => {
  const { id } = await account.addTask({ title: 'Before' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  const held = Promise.withResolvers<void>()
  await page.route('**/trpc/sync.batch**', async (route) => {
    await held.promise
    await route.continue()
  })
  await tasks.press('j', 'r')
  await page.keyboard.type('After')
  await tasks.press('Enter')
  await account.change(id, { completed: true })
  await expect(tasks.checkbox('After')).toBeChecked()
  const flickers = await page.evaluateHandle(() => {
    const found: string[] = []
    new MutationObserver(() => {
      if (document.body.textContent?.includes('Before')) found.push(document.body.textContent)
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
    return found
  })
  held.resolve()
  await expect.poll(async () => (await account.tasks())[0]).toMatchObject({ title: 'After', completed: true })
  await expect(tasks.sync).toHaveText('Live')
  // A later change of another device proves that all earlier events arrived.
  await account.addTask({ title: 'Later' })
  await expect(tasks.row('Later')).toBeVisible()
  expect(await flickers.jsonValue()).toEqual([])
})

for (const [choice, kept] of [
  ['Use this device’s version', 'Mine'],
  ['Use the other version', 'Theirs'],
  ['Keep both', 'Theirs\n\nMine'],
] as const)
  test(`notes changed on two devices are both kept until a choice: ${choice}`, async ({
    tasks,
    account,
    context,
    page,
  }) => {
    const { id } = await account.addTask({ title: 'Shared', description: 'Old' })
    await tasks.open('All tasks')
    await tasks.openTask('Shared')
    await serverDown(context)
    await tasks.notes.fill('Mine')
    await tasks.title.focus()
    await expect(tasks.sync).toHaveText('Offline: 1 change saved on this device')
    await account.change(id, { description: 'Theirs' })
    await serverBack(context)
    await expect(tasks.sync).toHaveText('1 needs attention')
    await tasks.sync.click()
    await expect(page.getByRole('figure', { name: 'This device: Notes' }).getByRole('blockquote')).toHaveText(
      'Mine',
    )
    await expect(
      page.getByRole('figure', { name: 'Other device: Notes' }).getByRole('blockquote'),
    ).toHaveText('Theirs')
    await page.getByRole('button', { name: choice }).click()
    if (choice === 'Keep both') {
      await expect(page.getByLabel('Notes', { exact: true })).toHaveValue(kept)
      await page.getByRole('button', { name: 'Save' }).click()
    }
    await expect(tasks.sync).toHaveText('Live')
    const stored = async () => (await account.tasks())[0]?.['description']
    await expect.poll(stored).toBe(kept)
    await expect(page.getByRole('heading', { name: 'Recently resolved' })).toBeVisible()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect.poll(stored).toBe(choice === 'Use the other version' ? 'Mine' : 'Theirs')
    await expect(page.getByRole('heading', { name: 'Recently resolved' })).toHaveCount(0)
  })

for (const [choice, kept, other] of [
  ['This device', 'Mine, and more', 'Theirs'],
  ['Other device', 'Theirs', 'Mine, and more'],
] as const)
  test(`a conflict keeps the text in the field, with the choice below it: ${choice}`, async ({
    tasks,
    account,
    page,
  }) => {
    const { id } = await account.addTask({ title: 'Shared', description: 'Old' })
    const stored = async () => (await account.tasks())[0]?.['description']
    await tasks.open('All tasks')
    await tasks.openTask('Shared')
    const held = Promise.withResolvers<void>()
    await page.route('**/trpc/sync.batch**', async (route) => {
      await held.promise
      await route.continue()
    })
    const sent = page.waitForRequest('**/trpc/sync.batch**')
    await tasks.notes.fill('Mine')
    await tasks.notes.press('ArrowLeft')
    await account.change(id, { description: 'Theirs' })
    await sent
    held.resolve()
    const bar = tasks.panel.getByRole('group', { name: /^Notes: also changed on another device, today/ })
    await expect(bar).toBeVisible()
    await expect(tasks.said).toContainText('Notes: also changed on another device')
    await expect(tasks.notes).toHaveValue('Mine')
    await expect(tasks.notes).toBeFocused()
    expect(await tasks.notes.evaluate((field: HTMLTextAreaElement) => field.selectionStart)).toBe(3)
    await expect(tasks.panel.getByText('Waiting for your choice')).toBeVisible()
    await expect(tasks.panel.getByText(/Saved$/)).toHaveCount(0)
    await expectAccessible(page)

    // Typing continues, and nothing of it syncs before a choice.
    await tasks.press('End')
    await page.keyboard.type(', and more')
    await tasks.title.focus()
    await expect(tasks.notes).toHaveValue('Mine, and more')
    await bar.getByRole('button', { name: 'Compare' }).click()
    await expect(bar.getByRole('figure', { name: 'Other device' })).toContainText('Theirs')
    await expect(bar.getByRole('figure', { name: 'This device' }).locator('mark')).toHaveText(
      'Mine, and more',
    )
    await page.reload()
    await expect(tasks.notes).toHaveValue('Mine, and more')
    expect(await stored()).toBe('Theirs')

    await bar.getByRole('button', { name: choice }).click()
    // The toast stays while the pointer is over it.
    await tasks.undo.hover()
    await expect(bar).toHaveCount(0)
    await expect(tasks.notes).toHaveValue(kept)
    await expect.poll(stored).toBe(kept)
    await expect(tasks.sync).toHaveText('Live')
    await expect(tasks.panel.getByText(/Saved$/)).toBeVisible()
    await tasks.undo.click()
    await expect(tasks.notes).toHaveValue(other)
    await expect.poll(stored).toBe(other)
  })

test('text written during a conflict survives closing the task', async ({ tasks, account, page }) => {
  const { id } = await account.addTask({ title: 'Shared' })
  await page.clock.install()
  await tasks.open('All tasks')
  await tasks.openTask('Shared')
  await tasks.title.focus()
  await tasks.press('End')
  // The text doesn't save itself before the other device's change.
  await stopTimers(page)
  await tasks.title.pressSequentially(' m')
  await account.change(id, { title: 'Theirs' })
  await page.clock.resume()
  await tasks.title.pressSequentially('i')
  await tasks.press('Enter')
  const bar = tasks.panel.getByRole('group', { name: /^Title: also changed on another device/ })
  await expect(bar).toBeVisible()
  await tasks.title.pressSequentially('ne')
  await tasks.panel.getByRole('button', { name: 'Close' }).click()
  await expect(tasks.row('Theirs')).toBeVisible()
  await expect(tasks.sync).toHaveText('1 needs attention')
  await page.evaluate(() => sessionStorage.clear())
  await tasks.openTask('Theirs')
  await expect(bar).toBeVisible()
  await expect(tasks.title).toHaveValue('Shared mine')
  expect((await account.tasks())[0]).toMatchObject({ title: 'Theirs' })
})

test('a text that another device changes during an edit isn’t overwritten', async ({
  tasks,
  account,
  page,
}) => {
  const { id } = await account.addTask({ title: 'Shared', description: 'Old' })
  await page.clock.install()
  await tasks.open('All tasks')
  await tasks.openTask('Shared')
  await stopTimers(page)
  await tasks.notes.pressSequentially(' and m')
  await account.change(id, { description: 'Theirs' })
  await page.clock.resume()
  await tasks.notes.pressSequentially('ine')
  await tasks.title.focus()
  await expect(tasks.sync).toHaveText('1 needs attention')
  expect((await account.tasks())[0]).toMatchObject({ description: 'Theirs' })
})

test('a conflict marks its row, and the words that differ, in the panel and in the Sync Centre', async ({
  tasks,
  account,
  page,
  context,
}) => {
  const { id } = await account.addTask({ title: 'Shared', description: 'Ask Ada about the cake.' })
  await tasks.open('All tasks')
  await tasks.openTask('Shared')
  await serverDown(context)
  await tasks.notes.fill('Ask Ada about the small cake.')
  await tasks.title.focus()
  await expect(tasks.sync).toHaveText('Offline: 1 change saved on this device')
  await account.change(id, { description: 'Ask Ada or Bob about the cake.' })
  await expect(tasks.row('Shared').getByText('Needs attention')).toHaveCount(0)
  await serverBack(context)
  await expect(tasks.row('Shared').getByText('Needs attention')).toBeAttached()
  const expectMarks = async () => {
    await expect(page.getByRole('figure', { name: /^This device/ }).locator('mark')).toHaveText('small ')
    await expect(page.getByRole('figure', { name: /^Other device/ }).locator('mark')).toHaveText('or Bob ')
    await expectAccessible(page)
  }
  await tasks.panel.getByRole('button', { name: 'Compare' }).click()
  await expectMarks()
  await tasks.sync.click()
  await expectMarks()
  await page.getByRole('button', { name: 'Use the other version' }).click()
  await tasks.open('All tasks')
  await expect(tasks.row('Shared').getByText('Needs attention')).toHaveCount(0)
})
