import { createAccount } from './harness/account.ts'
import { serverBack, serverDown } from './harness/network.ts'
import { signIn, signOut } from './harness/sign-in.ts'
import { expect, test } from './harness/test.ts'

test('two accounts in one browser never mix, even with waiting changes', async ({
  page,
  account,
  server,
  tasks,
  context,
}) => {
  const other = await createAccount(server.origin)
  await account.addTask({ title: 'Mine alone' })
  await tasks.open('All tasks')
  await expect(tasks.row('Mine alone')).toBeVisible()
  await serverDown(context)
  await tasks.add('Mine, and waiting')
  await account.endSessions()
  await serverBack(context)
  await expect(page.getByText('Your session has ended.')).toBeVisible()

  await signIn(page, other)
  await expect(page.getByRole('heading', { name: 'A clean slate' })).toBeVisible()
  await tasks.add('Theirs alone')
  await expect.poll(async () => (await other.tasks()).map(({ title }) => title)).toEqual(['Theirs alone'])
  await signOut(page)

  await signIn(page, account)
  await tasks.open('All tasks')
  await expect.poll(tasks.titles).toEqual(['Mine, and waiting', 'Mine alone'])
  await expect.poll(async () => (await account.tasks()).length).toBe(2)
  expect((await other.tasks()).length).toBe(1)
})

test('the next person never sees a task of the previous one, in any tab', async ({
  page,
  account,
  server,
  tasks,
  context,
}) => {
  const other = await createAccount(server.origin)
  await account.addTask({ title: 'Mine alone' })
  const second = await context.newPage()
  for (const tab of [page, second]) {
    await tab.goto('/app/?view=all')
    await expect(tab.getByText('Mine alone')).toBeVisible()
  }
  await signOut(page)
  for (const tab of [page, second]) await expect(tab.getByRole('heading', { name: 'Sign in' })).toBeVisible()
  const databases = () => second.evaluate(async () => (await indexedDB.databases()).length)
  await expect.poll(databases).toBe(0)
  for (const tab of [page, second])
    await tab.evaluate(() => {
      // Observes every change of the page, so that no moment is missed.
      const look = () =>
        document.body.textContent?.includes('Mine alone') && document.documentElement.classList.add('leak')
      new MutationObserver(look).observe(document.body, {
        childList: true,
        subtree: true,
        characterData: true,
      })
      look()
    })
  await signIn(page, other)
  await expect(second.getByRole('heading', { name: 'Today', level: 1 })).toBeVisible()
  await tasks.add('Theirs alone')
  for (const tab of [page, second]) {
    await tab.getByRole('link', { name: /^All/ }).click()
    await expect(tab.getByRole('link', { name: 'Theirs alone' })).toBeVisible()
    await expect(tab.locator('html.leak')).toHaveCount(0)
  }
})
