import { serverBack, serverDown } from './support/network.ts'
import { expect, test } from './support/test.ts'

test('a refused creation rolls back alone, and its text can be put right', async ({
  tasks,
  account,
  page,
}) => {
  await tasks.open('Today')
  const long = `Far too long ${'x'.repeat(500)}`
  await tasks.add('Good before')
  await tasks.add(long)
  await tasks.add('Good after')
  await expect(tasks.sync).toHaveText('1 needs attention')
  await expect.poll(tasks.titles).toEqual(['Good after', 'Good before'])
  await tasks.sync.click()
  await expect(page.getByText('Title must be at most 500 characters.')).toBeVisible()

  const text = page.getByLabel('Title', { exact: true })
  await expect(text).toHaveValue(long)
  await text.fill('Short enough')
  await page.getByRole('button', { name: 'Try again' }).click()
  await expect(page.getByText('Everything is sent')).toBeVisible()
  await expect.poll(async () => (await account.tasks()).length).toBe(3)
  await tasks.press('g', 't')
  await expect(tasks.row('Short enough')).toBeVisible()
})

test('a title that waits and a completion from elsewhere are both seen on one row', async ({
  tasks,
  account,
  page,
}) => {
  const { id } = await account.addTask({ title: 'Before' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(1)
  const held = Promise.withResolvers<void>()
  await page.route('**/trpc/tasks.update**', async (route) => {
    await held.promise
    await route.continue()
  })
  await tasks.press('j', 'r')
  await page.keyboard.type('After')
  await tasks.press('Enter')
  await account.change(id, { completed: true })
  await expect(tasks.checkbox('After')).toBeChecked()
  const flickered = page.waitForFunction(() => document.body.textContent?.includes('Before'), null, {
    timeout: 1_500,
  })
  held.resolve()
  await expect(flickered).rejects.toThrow()
  await expect.poll(async () => (await account.tasks())[0]).toMatchObject({ title: 'After', completed: true })
})

for (const [choice, kept] of [
  ['Keep mine', 'Mine'],
  ['Keep theirs', 'Theirs'],
  ['Keep both', 'Theirs\n\nMine'],
] as const)
  test(`notes that were changed in two places are both kept until somebody decides: ${choice}`, async ({
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
    await expect(tasks.sync).toHaveText('1 needs attention', { timeout: 20_000 })
    await expect(tasks.panel.getByText('Needs attention')).toBeVisible()
    await tasks.panel.getByRole('link', { name: 'Look at it' }).click()
    await expect(page.getByRole('figure', { name: 'Yours: Notes' }).getByRole('blockquote')).toHaveText(
      'Mine',
    )
    await expect(page.getByRole('figure', { name: 'Theirs: Notes' }).getByRole('blockquote')).toHaveText(
      'Theirs',
    )
    await page.getByRole('button', { name: choice }).click()
    if (choice === 'Keep both') {
      await expect(page.getByLabel('Notes', { exact: true })).toHaveValue(kept)
      await page.getByRole('button', { name: 'Save' }).click()
    }
    await expect(tasks.sync).toHaveText('Live')
    const stored = async () => (await account.tasks())[0]?.['description']
    await expect.poll(stored).toBe(kept)
    await expect(page.getByRole('heading', { name: 'Resolved lately' })).toBeVisible()
    await page.getByRole('button', { name: 'Take back' }).click()
    await expect.poll(stored).toBe(choice === 'Keep theirs' ? 'Mine' : 'Theirs')
    await expect(page.getByRole('heading', { name: 'Resolved lately' })).toHaveCount(0)
  })

test('a text that somebody else changes while it is being written is not written over', async ({
  tasks,
  account,
}) => {
  const { id } = await account.addTask({ title: 'Shared', description: 'Old' })
  await tasks.open('All tasks')
  await tasks.openTask('Shared')
  await tasks.notes.pressSequentially(' and m')
  await account.change(id, { description: 'Theirs' })
  await tasks.notes.pressSequentially('ine')
  await tasks.title.focus()
  await expect(tasks.sync).toHaveText('1 needs attention')
  expect((await account.tasks())[0]).toMatchObject({ description: 'Theirs' })
})
