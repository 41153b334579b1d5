import { expectAccessible } from './harness/accessible.ts'
import {
  allowPush,
  notificationsOf,
  pushSettings,
  startPushService,
  type PushService,
} from './harness/notifications.ts'
import { expect, test as base } from './harness/test.ts'
import { workerReady } from './harness/worker-ready.ts'

const test = base.extend<object, { push: PushService }>({
  push: [
    // oxlint-disable-next-line eslint/no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    async ({}, provide) => {
      await using push = await startPushService()
      await provide(push)
    },
    { scope: 'worker' },
  ],
  settings: [({ push }, provide) => provide(pushSettings(push)), { scope: 'worker' }],
})
test.use({ serviceWorkers: 'allow' })

const soon = () => new Date(Date.now() + 1_000).toISOString()

// The fixture `tasks` signs the page in.
test('a reminder arrives as a notification, whose buttons work without the page', async ({
  tasks,
  account,
  page,
  context,
  push,
}) => {
  const browser = push.browser(account.email)
  const requests = () => push.received.filter(({ path }) => path === `/${account.email}`)
  await allowPush(context, browser)
  await page.goto('/app/settings/notifications')
  await workerReady(page)
  await page.getByRole('button', { name: 'Turn on notifications' }).click()
  await expect(page.getByText('Notifications are on for this device.')).toBeVisible()
  const devices = page.getByRole('list', { name: 'Devices' }).getByRole('listitem')
  await expect(devices).toHaveCount(1)
  await expectAccessible(page)

  const { worker, shown, deliver, press } = await notificationsOf(context, page)
  const testButton = page.getByRole('button', { name: 'Send a test' })
  const device = page.getByRole('region', { name: 'This device' })
  await testButton.click()
  await expect(device.getByText('The push service took the test.')).toBeVisible()
  await deliver(browser.decrypt(requests()[0]!.body))
  await expect(device.getByText('The test arrived on this device.')).toBeVisible()
  await expect.poll(shown).toMatchObject([{ body: 'Notifications work on this device.', tag: 'test' }])
  push.statuses.push(403)
  await testButton.click()
  await expect(device.getByText('The push service refused the test (403).')).toBeVisible()
  push.received.length = 0
  await worker.evaluate(() => Object.assign(globalThis, { shown: [] }))

  const { id } = await account.addTask({
    title: 'Call Ada',
    due_date: '2090-03-04',
    recurrence: { rule: 'FREQ=DAILY' },
    reminders: [{ at: soon() }],
  })
  await expect.poll(() => requests().length).toBe(1)
  const payload = browser.decrypt(requests()[0]!.body)
  await deliver(payload)
  const notification = {
    title: 'Call Ada',
    body: expect.stringMatching(/^Due Sat,? 4 Mar/),
    tag: `reminder:${id}`,
    renotify: true,
    lang: 'en-GB',
    actions: ['Done', 'Snooze 1 hour'],
  }
  await expect.poll(shown).toEqual([notification])
  // A repeated message shows no second notification, and alerts no more.
  await deliver(payload)
  await expect.poll(shown).toEqual([{ ...notification, renotify: false }])
  // A message that this build doesn't know shows something, since the browser withdraws the permission otherwise.
  await deliver({ type: 'unheard-of' })
  await expect.poll(async () => (await shown()).map(({ title }) => title)).toEqual(['Call Ada', 'Taskwire'])

  await press()
  await expect(page).toHaveURL(new RegExp(`task=${id}`))
  await expect(tasks.title).toHaveValue('Call Ada')

  // A press that doesn't reach the server leaves the buttons.
  await worker.evaluate(() => {
    const { fetch } = globalThis
    globalThis.fetch = () => {
      globalThis.fetch = fetch
      return Promise.reject(new TypeError('no network'))
    }
  })
  await deliver(payload)
  await expect.poll(async () => (await shown()).at(-1)).toEqual(notification)
  await worker.evaluate(() =>
    Object.assign(globalThis, { shown: (globalThis as { shown?: unknown[] }).shown?.slice(-1) }),
  )
  await press('done')
  await expect
    .poll(shown)
    .toMatchObject([{ body: 'Couldn’t reach the server. Try again.', actions: ['Done', 'Snooze 1 hour'] }])
  await press('done')
  await expect
    .poll(async () => (await account.tasks()).map(({ due_date }) => due_date).toSorted())
    .toEqual(['2090-03-04', '2090-03-05'])
  await expect.poll(shown).toEqual([])
  // The other button of the same reminder has no effect any more.
  await deliver(payload)
  await expect.poll(shown).toHaveLength(1)
  await press('snooze')
  await expect
    .poll(shown)
    .toMatchObject([{ body: 'Already completed or snoozed on another device.', actions: [] }])

  // The browser ends the subscription, and the worker subscribes again without a page.
  const renewed = push.browser(`${account.email}-renewed`)
  await worker.evaluate((json) => {
    const scope = globalThis as unknown as {
      readonly PushManager: { readonly prototype: object }
      readonly ExtendableEvent: new (type: string) => Event
    }
    Object.assign(scope.PushManager.prototype, { subscribe: async () => ({ toJSON: () => json }) })
    globalThis.dispatchEvent(new scope.ExtendableEvent('pushsubscriptionchange'))
  }, renewed.subscription)
  await account.addTask({ title: 'Later', reminders: [{ at: soon() }] })
  await expect.poll(() => push.received.some(({ path }) => path === `/${account.email}-renewed`)).toBe(true)

  await page.goto('/app/settings/notifications')
  await expect(devices).toHaveCount(2)
  await page.getByRole('button', { name: 'Turn off' }).click()
  await expect(page.getByText('Notifications are off on this device.')).toBeVisible()
  await expect(page.getByText('No device gets notifications yet.')).toBeVisible()
})
