import { describe, expect, test } from 'vitest'
import {
  credentialsSchema,
  emailSchema,
  givenPasswordSchema,
  MAX_PASSWORD,
  newPasswordSchema,
  usernameSchema,
} from './credentials.ts'

describe('e-mail', () => {
  test.each([
    ['dhaya@gmail', 'dhaya@gmail'], // an example of a contract
    ['User@Example.COM', 'user@example.com'],
    [' a@b.co\n', 'a@b.co'],
    ["o'neil+tag/x=y@sub.domain.example", "o'neil+tag/x=y@sub.domain.example"],
    ['.a..b.@x', '.a..b.@x'], // valid by the pattern of browsers
    [`a@${'b'.repeat(63)}`, `a@${'b'.repeat(63)}`],
    [`${'a'.repeat(245)}@b.c.d.ef`, `${'a'.repeat(245)}@b.c.d.ef`], // 254 characters
  ])('accepts %s', (given, kept) => {
    expect(emailSchema.parse(given)).toBe(kept)
  })

  test.each([
    '',
    'a',
    '@b',
    'a@',
    'a@@b',
    'a b@c',
    'a@b c',
    'a@-b',
    'a@b-',
    'a@b..c',
    'a@b.',
    'a@b_c',
    'ä@b.de',
    'a@bücher.example',
    '"a b"@c',
    'a@[127.0.0.1]',
    'a@b\0',
    'a@b\nc@d',
    `a@${'b'.repeat(64)}`,
    `${'a'.repeat(246)}@b.c.d.ef`, // 255 characters
  ])('rejects %j', (text) => {
    expect(emailSchema.safeParse(text).success).toBe(false)
  })
})

describe('new password', () => {
  const accepts = (password: string, min?: number) => newPasswordSchema(min).safeParse(password).success

  test('has 8 to 256 code points and is never truncated', () => {
    expect(['1234567', '😀'.repeat(7), ''].map((password) => accepts(password))).toEqual([
      false,
      false,
      false,
    ])
    expect(['12345678', '😀'.repeat(8), 'пароль№1'].map((password) => accepts(password))).toEqual([
      true,
      true,
      true,
    ])
    for (const unit of ['a', '😀']) {
      expect(newPasswordSchema().parse(unit.repeat(MAX_PASSWORD))).toBe(unit.repeat(MAX_PASSWORD))
      expect(accepts(unit.repeat(MAX_PASSWORD + 1))).toBe(false)
    }
  })

  test('a contract may allow shorter ones', () => {
    expect([accepts('12345', 5), accepts('1234', 5)]).toEqual([true, false])
  })

  test('keeps white space and NUL and rejects lone surrogates', () => {
    expect(newPasswordSchema().parse('  pass\0word ')).toBe('  pass\0word ')
    expect(accepts('password\ud800')).toBe(false)
  })

  test('sign-in accepts every password that registration accepts', () => {
    expect(givenPasswordSchema.safeParse('😀'.repeat(MAX_PASSWORD)).success).toBe(true)
    expect(givenPasswordSchema.safeParse('').success).toBe(true)
    expect(givenPasswordSchema.safeParse('a'.repeat(1025)).success).toBe(false)
  })
})

test('sign-in normalizes an e-mail as registration does and accepts invalid ones', () => {
  const email = (text: string) => credentialsSchema.safeParse({ email: text, password: 'a' }).data?.email
  expect(email(' User@Example.COM ')).toBe('user@example.com')
  expect(email('not an e-mail')).toBe('not an e-mail')
  expect([email('a\0@b'), email('a\ud800@b'), email('a'.repeat(255))]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})

test('a username is a trimmed text of 1 to 64 characters', () => {
  expect(usernameSchema.parse(' Zoë 😀 ')).toBe('Zoë 😀')
  expect(usernameSchema.parse('😀'.repeat(64))).toBe('😀'.repeat(64))
  for (const text of ['', '  ', 'a'.repeat(65), 'a\0'])
    expect(usernameSchema.safeParse(text).success).toBe(false)
})
