import type { Page } from '@playwright/test'
import { recordStreams, serverBack, serverDown } from './harness/network.ts'
import { expectStored, readStoredReplica } from './harness/stored-replica.ts'
import { TasksScreen } from './harness/tasks-screen.ts'
import { expect, signInQuickly, test } from './harness/test.ts'

// docs/architecture.md names the source file of each hop.
test('one offline edit, hop by hop: key, outbox, batch, log, change page, the row of another device', async ({
  tasks,
  account,
  server,
  browser,
  context,
  page,
}) => {
  const { id } = await account.addTask({ title: 'Water the plants' })
  const [before] = await account.tasks()
  const revision = Number(before?.['revision'])
  const stored = (title: string, at: number) =>
    expect.objectContaining({
      id,
      revision: at,
      living: expect.objectContaining({ id, title, revision: at }),
    })
  const confirmed = stored('Water the garden', revision + 1)
  await using otherContext = await browser.newContext({ baseURL: server.origin, locale: 'en-GB' })
  await recordStreams(otherContext)
  const otherPage = await otherContext.newPage()
  await signInQuickly(otherPage, account)
  const otherDevice = TasksScreen(otherPage)
  for (const device of [tasks, otherDevice]) {
    await device.open('All tasks')
    await expect(device.row('Water the plants')).toBeVisible()
    await expect(device.sync).toHaveText('Live')
  }

  await test.step('the key runs a command, and the row shows the new title without a server', async () => {
    await serverDown(context)
    await tasks.row('Water the plants').focus()
    await tasks.press('r')
    await page.keyboard.type('Water the garden')
    await tasks.press('Enter')
    await expect(tasks.row('Water the garden')).toBeVisible()
    await expect(tasks.sync).toHaveText('Offline: 1 change saved on this device')
    await expectStored(page, 1)
  })

  const mutation = await test.step('the outbox in IndexedDB stores one mutation', async () => {
    await page.reload()
    await expect(tasks.row('Water the garden')).toBeVisible()
    const { outbox, rows } = await readStoredReplica(page)
    expect(outbox).toEqual([
      expect.objectContaining({
        kind: 'task',
        name: 'update',
        input: { id, title: 'Water the garden', base_revision: revision },
      }),
    ])
    expect(rows).toEqual([stored('Water the plants', revision)])
    expect((await account.tasks())[0]).toMatchObject({ title: 'Water the plants', revision })
    return outbox[0]!
  })

  await test.step('the batch on the wire carries the mutation under its idempotency key', async () => {
    // Requests before this one got no response.
    const answered = page.waitForResponse('**/trpc/sync.batch**')
    await serverBack(context)
    const answer = await answered
    expect(answer.request().postDataJSON()).toEqual({
      epoch: expect.any(String),
      commands: [{ kind: 'task', op: 'update', op_id: mutation.op_id, ...mutation.input }],
    })
    expect(answer.status()).toBe(200)
  })

  await test.step('the log in PostgreSQL has the write at the next revision, once', async () => {
    expect(await server.readLog(id, mutation.op_id)).toEqual({
      title: 'Water the garden',
      revision: revision + 1,
      head: revision + 1,
      responses: 1,
    })
  })

  await test.step('the response confirms the row and empties the outbox', async () => {
    await expect(tasks.sync).toHaveText('Live')
    await expect.poll(() => readStoredReplica(page)).toEqual({ outbox: [], rows: [confirmed] })
  })

  await test.step('the stream pushes one change page to the other device', async () => {
    await expect
      .poll(() => changesOf(otherPage))
      .toEqual([
        {
          kind: 'task',
          type: 'upsert',
          revision: revision + 1,
          entity: expect.objectContaining({ id, title: 'Water the garden' }),
        },
      ])
  })

  await test.step('the other device shows and stores the row', async () => {
    await expect(otherDevice.row('Water the garden')).toBeVisible()
    await expect.poll(() => readStoredReplica(otherPage)).toEqual({ outbox: [], rows: [confirmed] })
  })
})

/** The changes in the pages that a page of the app received by its event stream. */
async function changesOf(page: Page): Promise<unknown[]> {
  const text = await page.evaluate(() => globalThis.receivedEvents ?? '')
  return Array.from(text.matchAll(/^data: (\{"changes".*\})$/gm), ([, data = '']) => data).flatMap(
    (data) => (JSON.parse(data) as { changes: unknown[] }).changes,
  )
}
