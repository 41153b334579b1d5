import { mailedToken } from '@taskwire/api/testing'
import { expect, test } from 'vitest'
import { expectStatuses, nobody } from './harness/expect-statuses.ts'
import { makeAdmin, makePerson, password, type Person } from './harness/people.ts'
import { forFile } from './harness/for-file.ts'
import { startService } from './harness/start-service.ts'

// Provokes every response that the native document lists for accounts once, and checks each against the document.

const service = forFile(await startService())
const native = service.as('native')
const broken = { body: '{' }

async function mailed({ email }: Pick<Person, 'email'>, page: string): Promise<string> {
  return mailedToken(await service.deps.mailed(), email, page)
}

async function signInAgain({ email }: Person): Promise<{ token: string }> {
  const { body } = await native.send<{ access_token: string }>('POST', '/api/auth/login', {
    body: { email, password },
  })
  return { token: body.access_token }
}

test('links', async () => {
  const person = await makePerson(service)
  const { email, token } = person
  const address = '/api/auth/'
  const verify = { token: await mailed(person, 'verify-email') }
  await expectStatuses(native, token, [
    ['POST', `${address}verify-email`, 204, { body: verify }],
    ['POST', `${address}verify-email`, 400, { body: verify }],
    ['POST', `${address}verify-email`, 422, { body: { token: 1 } }],
    ['POST', `${address}resend-verification`, 204],
    ['POST', `${address}resend-verification`, 400, broken],
    ['POST', `${address}resend-verification`, 401, nobody],
    ['POST', `${address}request-password-reset`, 204, { body: { email } }],
    ['POST', `${address}request-password-reset`, 400, broken],
    ['POST', `${address}request-password-reset`, 422, { body: { email: 'x' } }],
  ])
  const reset = { token: await mailed(person, 'reset-password'), password }
  await expectStatuses(native, token, [
    ['POST', `${address}reset-password`, 422, { body: { ...reset, password: 'password' } }],
    ['POST', `${address}reset-password`, 204, { body: reset }],
    ['POST', `${address}reset-password`, 400, { body: reset }],
  ])
})

test('the account', async () => {
  const person = await makePerson(service)
  const other = await makePerson(service)
  await native.send('PATCH', '/api/account', { token: other.token, body: { username: 'taken' } })
  const new_email = 'wanted@example.com'
  await expectStatuses(native, person.token, [
    ['PATCH', '/api/account', 200, { body: { name: 'Ada', username: null } }],
    ['PATCH', '/api/account', 400, broken],
    ['PATCH', '/api/account', 401, { body: {}, ...nobody }],
    ['PATCH', '/api/account', 409, { body: { username: 'Taken' } }],
    ['PATCH', '/api/account', 422, { body: { name: '' } }],
    ['PUT', '/api/account/email', 204, { body: { password, new_email } }],
    ['PUT', '/api/account/email', 400, broken],
    ['PUT', '/api/account/email', 401, { body: {}, ...nobody }],
    ['PUT', '/api/account/email', 409, { body: { password, new_email: other.email } }],
    ['PUT', '/api/account/email', 422, { body: { password: 'wrong', new_email } }],
    ['GET', '/api/account/export', 200],
    ['GET', '/api/account/export', 401, nobody],
  ])
  const body = { token: await mailed({ email: new_email }, 'confirm-email') }
  const rival = await native.send<{ id: string }>('POST', '/api/auth/register', {
    body: { email: new_email, password },
  })
  const confirm = '/api/auth/confirm-email-change'
  await expectStatuses(native, person.token, [
    ['POST', confirm, 409, { body }],
    ['POST', confirm, 400, { body: { token: 'x' } }],
    ['POST', confirm, 422, { body: {} }],
  ])
  await service.db.deleteFrom('users').where('id', '=', rival.body.id).execute()
  await expectStatuses(native, person.token, [['POST', confirm, 204, { body }]])
  const restore = '/api/auth/restore-email'
  const way = { token: await mailed(person, 'restore-email'), password }
  const settler = await native.send<{ id: string }>('POST', '/api/auth/register', {
    body: { email: person.email, password },
  })
  await expectStatuses(native, person.token, [
    ['POST', restore, 409, { body: way }],
    ['POST', restore, 422, { body: { ...way, password: 'password' } }],
    ['POST', restore, 400, { body: { ...way, token: 'x' } }],
  ])
  await service.db.deleteFrom('users').where('id', '=', settler.body.id).execute()
  const change = { current_password: password, new_password: `${password} again` }
  await expectStatuses(native, person.token, [['POST', restore, 204, { body: way }]])
  const { token } = await signInAgain(person)
  const lastAdmin = await makeAdmin(service)
  await expectStatuses(native, token, [
    ['PUT', '/api/account/password', 204, { body: change }],
    ['PUT', '/api/account/password', 400, broken],
    ['PUT', '/api/account/password', 401, { body: change, ...nobody }],
    ['PUT', '/api/account/password', 422, { body: change }],
    ['POST', '/api/account/delete', 400, broken],
    ['POST', '/api/account/delete', 422, { body: { password } }],
    ['POST', '/api/account/delete', 409, { token: lastAdmin.token, body: { password } }],
    ['POST', '/api/account/delete', 204, { body: { password: change.new_password } }],
    ['POST', '/api/account/delete', 401, { body: { password } }],
  ])
})

test('the tests above cover every documented response', () => {
  // Account activity has a test file of its own.
  expect(native.unseenResponses(/\/api\/account\/(?!activity)|verif|password|confirm|restore-email/)).toEqual(
    [],
  )
})
