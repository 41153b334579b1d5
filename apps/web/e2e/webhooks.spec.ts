import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expectAccessible } from './harness/accessible.ts'
import { expect, test } from './harness/test.ts'

test('a webhook is added, shows its secret once, is tested, watched, paused and deleted', async ({
  page,
  tasks,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const received: unknown[] = []
  const statuses: number[] = []
  const receiver = createServer(async (request, response) => {
    const text = (await request.setEncoding('utf8').toArray()).join('')
    received.push((JSON.parse(text) as { type: string }).type)
    response.writeHead(statuses.shift() ?? 204).end()
  }).listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const host = `127.0.0.1:${(receiver.address() as AddressInfo).port}`

  await tasks.open('Today')
  await page.goto('/app/settings/webhooks')
  const address = page.getByLabel('Address')
  await address.fill('ftp://example.com')
  await page.getByRole('button', { name: 'Add webhook' }).click()
  await expect(address).toHaveAccessibleDescription(/public internet/)
  await address.fill(`http://${host}/hook`)
  await page.getByLabel('Labels').uncheck()
  await page.getByRole('button', { name: 'Add webhook' }).click()
  const secret = page.getByLabel('Secret', { exact: true })
  await expect(secret).toBeFocused()
  await page.getByRole('button', { name: 'Copy' }).click()
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^whsec_/)
  await expectAccessible(page)

  await page.getByRole('button', { name: `Last deliveries to ${host}` }).click()
  const deliveries = page.getByRole('list', { name: `Last deliveries to ${host}` })
  await expect(page.getByText('Nothing was sent yet.')).toBeVisible()
  await page.getByRole('button', { name: `Send test to ${host}` }).click()
  await expect(page.getByText(`The test arrived at ${host}.`)).toBeVisible()
  await expect(deliveries).toContainText('Arrived')
  statuses.push(500)
  await page.getByRole('button', { name: `Send test to ${host}` }).click()
  await expect(page.getByText('The test didn’t arrive: status 500.')).toBeVisible()
  await expect(deliveries.getByRole('listitem').first()).toContainText('Not arrived')

  await page.reload()
  await expect(page.getByText(/whsec_/)).toHaveCount(0)
  await expect(secret).toHaveCount(0)
  await page.getByRole('button', { name: `Pause ${host}` }).click()
  await expect(page.getByText('Paused. It continues where it stopped.')).toBeVisible()
  await tasks.open('Today')
  await tasks.add('Sent to a program')
  await page.goto('/app/settings/webhooks')
  await page.getByRole('button', { name: `Resume ${host}` }).click()
  await expect.poll(() => received).toEqual(['test', 'test', 'changes'])
  await page.getByRole('button', { name: `Last deliveries to ${host}` }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: `Delete ${host}` }).click()
  await expect(page.getByText('No webhooks yet.')).toBeVisible()
  receiver.closeAllConnections()
  receiver.close()
})
