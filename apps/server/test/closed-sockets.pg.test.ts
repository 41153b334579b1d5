import { mailedToken } from '@taskwire/api/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makePerson, makeTask, password, type Person } from './harness/people.ts'
import { startService, type Service } from './harness/start-service.ts'
import { openSocket, type SocketFrame } from './harness/socket.ts'

// Whatever ends a session closes its sockets: within a second in the same process.

let service: Service

beforeAll(async () => {
  service = await startService()
})
afterAll(() => service[Symbol.asyncDispose]())

const isData = ({ result }: SocketFrame) => result?.type === 'data'

async function follow({ token }: Pick<Person, 'token'>) {
  const socket = await openSocket(service.port, { token })
  socket.subscribe(1)
  await socket.frame(isData)
  return socket
}

async function resetPassword({ email }: Person): Promise<number> {
  await service.send('POST', '/api/auth/request-password-reset', { body: { email } })
  const token = mailedToken(await service.deps.mailed(), email, 'reset-password')
  const body = { token, password: `${password} again` }
  return (await service.send('POST', '/api/auth/reset-password', { body })).status
}

async function deleteAccount({ token }: Person): Promise<number> {
  return (await service.send('POST', '/api/account/delete', { token, body: { password } })).status
}

test.each([
  ['a reset password', resetPassword],
  ['a deleted account', deleteAccount],
])('%s closes every socket of the user with 4401 and no other socket', async (_, end) => {
  const person = await makePerson(service)
  const stranger = await makePerson(service)
  using socket = await follow(person)
  using other = await follow(stranger)
  expect(await end(person)).toBe(204)
  const began = performance.now()
  expect((await socket.closed).code).toBe(4401)
  expect(performance.now() - began).toBeLessThan(3_000)
  await makeTask(service, stranger, { title: 'on' })
  await expect.poll(() => other.frames.filter(isData).length).toBe(2)
})

test('changing the password closes the sockets of other devices and keeps the own socket open', async () => {
  const person = await makePerson(service)
  const body = { email: person.email, password }
  const login = await service.send<{ access_token: string }>('POST', '/api/auth/login', { body })
  using own = await follow(person)
  using other = await follow({ token: login.body.access_token })
  const change = { current_password: password, new_password: `${password} again` }
  const { status } = await service.send('PUT', '/api/account/password', { token: person.token, body: change })
  expect(status).toBe(204)
  expect((await other.closed).code).toBe(4401)
  await makeTask(service, person, { title: 'on' })
  await expect.poll(() => own.frames.filter(isData).length).toBe(2)
})
