import { expect, test } from 'vitest'
import { openMessage, sealMessage } from './sealed-message.ts'

const key = { kid: 'one', secret: 'a secret that is long enough to sign with' }
const other = { kid: 'two', secret: 'another secret that is long enough to sign' }
const message = { to: 'ada@example.com', subject: 'Hello', text: 'https://example.com/#token=abc' }
const expires_at = '2027-01-01T00:00:00.000Z'

test('a message can be opened with the key that sealed it, and shows nothing without it', () => {
  const sealed = sealMessage(key, 'job', message, expires_at)
  expect(openMessage([other, key], 'job', sealed)).toEqual(message)
  expect(JSON.stringify(sealed)).not.toMatch(/ada|Hello|abc/)
  expect(Buffer.from(sealed.sealed, 'base64url').toString('latin1')).not.toMatch(/ada|Hello|abc/)
  expect(openMessage([other], 'job', sealed)).toBeUndefined()
})

test('a message is refused in another job, or when a byte of it changed', () => {
  const sealed = sealMessage(key, 'job', message, expires_at)
  expect(openMessage([key], 'another job', sealed)).toBeUndefined()
  const bytes = Buffer.from(sealed.sealed, 'base64url')
  for (const at of [0, 13, bytes.length - 1]) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(openMessage([key], 'job', { ...sealed, sealed: changed.toString('base64url') })).toBeUndefined()
  }
  expect(openMessage([key], 'job', { ...sealed, sealed: '' })).toBeUndefined()
})

test('the same message is never sealed to the same text', () => {
  const texts = [1, 2].map(() => sealMessage(key, 'job', message, expires_at).sealed)
  expect(texts[0]).not.toBe(texts[1])
})
