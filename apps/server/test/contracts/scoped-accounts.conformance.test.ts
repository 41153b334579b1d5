import { describe, expect, test } from 'vitest'
import * as document from '../documents/scoped.ts'
import { errorText } from '../harness/error-text.ts'
import { expectLike } from '../harness/expect-like.ts'
import { forFile } from '../harness/for-file.ts'
import { startService } from '../harness/start-service.ts'

// Sentence by sentence through the authentication part of the scoped contract's document. The request bodies are the
// literal examples of the document.

const service = forFile(await startService())
const scoped = service.as('scoped')
type SignedUp = { user: { id: string }; token: string }

const signedUp = await scoped.send<SignedUp>('POST', '/api/auth/signup', { body: document.signupRequest })
const { token } = signedUp.body
const tasks = `/api/${signedUp.body.user.id}/tasks`

describe('POST /api/auth/signup', () => {
  test('200 with the user and a token that is valid at the task endpoints', async () => {
    expect(signedUp.status).toBe(200)
    expectLike(signedUp.body, document.signupResponse, ['access_token'])
    expect(signedUp.body).toMatchObject({ success: true, token_type: 'bearer', user: { role: 'user' } })
    expect((await scoped.send('GET', tasks, { token })).status).toBe(200)
  })

  test('400 for a taken e-mail, with the literal body of the document', async () => {
    const answer = await scoped.send('POST', '/api/auth/signup', { body: document.signupRequest })
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual(JSON.parse(errorText(document.emailTaken)))
  })

  test.each([
    ['confirm_password must be the same as password', { confirm_password: 'securePassword124' }],
    ['email must be an e-mail address', { email: 'user' }],
    ['password must be at least 8 characters', { password: 'short', confirm_password: 'short' }],
  ])('400 with success false: %s', async (detail, wrong) => {
    const right = {
      email: 'new@example.com',
      password: 'securePassword123',
      confirm_password: 'securePassword123',
    }
    const answer = await scoped.send('POST', '/api/auth/signup', { body: { ...right, ...wrong } })
    expect(answer.status).toBe(400)
    const documented = { success: false, detail: `Validation error: ${detail}` }
    expect(answer.text).toBe(errorText(JSON.stringify(documented)))
  })

  test('400 with success false, for a body that is not JSON', async () => {
    const answer = await scoped.send('POST', '/api/auth/signup', { body: 'email=user@example.com' })
    expect(answer).toMatchObject({ status: 400, body: { success: false } })
  })
})

describe('POST /api/auth/signin', () => {
  test('200 with the user and both tokens', async () => {
    const answer = await scoped.send<SignedUp>('POST', '/api/auth/signin', { body: document.signinRequest })
    expect(answer.status).toBe(200)
    expectLike(answer.body, document.signinResponse, ['access_token'])
    expect(answer.body.user).toEqual(signedUp.body.user)
    expect((await scoped.send('GET', tasks, { token: answer.body.token })).status).toBe(200)
  })

  test.each([
    ['a wrong password', { email: 'user@example.com', password: 'securePassword124' }],
    ['an unknown e-mail', { email: 'nobody@example.com', password: 'securePassword123' }],
  ])('401 for %s, with the literal body of the document', async (_, body) => {
    const answer = await scoped.send('POST', '/api/auth/signin', { body })
    expect(answer).toMatchObject({ status: 401, text: errorText('{"detail":"Incorrect email or password"}') })
  })

  test('422 for invalid data, 400 for malformed data', async () => {
    const incomplete = await scoped.send('POST', '/api/auth/signin', { body: { email: 'user@example.com' } })
    expect(incomplete).toMatchObject({
      status: 422,
      text: errorText('{"detail":"Validation error: password is required"}'),
    })
    expect((await scoped.send('POST', '/api/auth/signin', { body: '[]' })).status).toBe(400)
  })
})

test('the tests above cover every documented response', () => {
  expect(scoped.unseenResponses(/ \/api\/auth/)).toEqual([])
})
