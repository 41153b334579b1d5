import { serverBack, serverDown } from './harness/network.ts'
import { expectStored } from './harness/stored-replica.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, test } from './harness/test.ts'

test('missed changes arrive after a lost connection, without a full read', async ({
  tasks,
  account,
  context,
  page,
}) => {
  const known = await account.addTask({ title: 'Known' })
  const gone = await account.addTask({ title: 'Gone meanwhile' })
  await tasks.open('All tasks')
  await expect(tasks.rows).toHaveCount(2)
  await expect(tasks.sync).toHaveText('Live')
  await serverDown(context)
  await account.change(known.id, { title: 'Known, renamed' })
  await account.deleteTask(gone.id)
  await account.addTask({ title: 'Missed' })
  // Neither the log nor the page may load from scratch.
  const answers: { reset?: boolean; changes?: unknown[] }[] = []
  page.on('response', async (response) => {
    if (!response.url().includes('sync.changes')) return
    const { result } = (await response.json()) as { result: { data: (typeof answers)[number] } }
    answers.push(result.data)
  })
  await page.evaluate(() => Object.assign(globalThis, { samePage: true }))
  await expect.poll(tasks.titles).toEqual(['Gone meanwhile', 'Known'])
  await serverBack(context)
  await expect.poll(tasks.titles).toEqual(['Missed', 'Known, renamed'])
  await expect(tasks.sync).toHaveText('Live')
  expect(answers.some(({ reset }) => reset === true)).toBe(false)
  expect(answers.flatMap(({ changes }) => changes ?? []).length).toBeLessThanOrEqual(3)
  expect(await page.evaluate(() => 'samePage' in globalThis)).toBe(true)
})

test('offline changes of two tabs survive closing both, and sync once', async ({
  tasks,
  account,
  context,
}) => {
  for (const title of ['For the second', 'For the first']) await account.addTask({ title })
  const other = TasksScreen(await context.newPage())
  for (const tab of [tasks, other]) {
    await tab.open('All tasks')
    await expect(tab.rows).toHaveCount(2)
    await expect(tab.sync).toHaveText('Live')
  }
  await serverDown(context)
  await tasks.add('From the first tab')
  await tasks.checkbox('For the first').click()
  await other.add('From the second tab')
  await other.checkbox('For the second').click()
  await expect(other.sync).toHaveText('Offline: 4 changes saved on this device')
  await expect(tasks.sync).toHaveText('Offline: 4 changes saved on this device')
  await expectStored(tasks.page, 4)
  await tasks.page.close()
  await other.page.close()

  const again = TasksScreen(await context.newPage())
  await again.open('All tasks')
  await expect(again.row('From the first tab')).toBeVisible()
  await expect(again.row('From the second tab')).toBeVisible()
  await expect(again.sync).toHaveText('Offline: 4 changes saved on this device')
  await serverBack(context)
  await expect(again.sync).toHaveText('Live')
  const stored = (await account.tasks()).map(
    ({ title, completed }) => `${String(title)}: ${String(completed)}`,
  )
  expect(stored.toSorted()).toEqual([
    'For the first: true',
    'For the second: true',
    'From the first tab: false',
    'From the second tab: false',
  ])
})

test('a tab works offline after the leader closed, also after a reload', async ({
  tasks,
  account,
  context,
}) => {
  await account.addTask({ title: 'Known' })
  // The first tab leads.
  await tasks.open('All tasks')
  await expect(tasks.sync).toHaveText('Live')
  const other = TasksScreen(await context.newPage())
  await other.open('All tasks')
  await expect(other.sync).toHaveText('Live')
  await serverDown(context)
  await tasks.add('From the one that led')
  await expect(other.row('From the one that led')).toBeVisible()
  await tasks.page.close()
  await other.add('From the one that stays')
  await expect(other.sync).toHaveText('Offline: 2 changes saved on this device')
  await expectStored(other.page, 2)
  await other.page.reload()
  await expect.poll(other.titles).toEqual(['From the one that stays', 'From the one that led', 'Known'])
  await expect(other.sync).toHaveText('Offline: 2 changes saved on this device')
  await serverBack(context)
  await expect(other.sync).toHaveText('Live')
  expect((await account.tasks()).length).toBe(3)
})
