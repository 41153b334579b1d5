import { createHmac } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { createTestWorld, failureOf, testKey } from '../testing/index.ts'
import { createAccessTokens } from './access-token.ts'
import { openRefreshableSession } from './open-session.ts'

const base64url = (value: unknown) =>
  Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url')

/** A token with any header and payload, signed with any key. */
function forge(header: unknown, payload: unknown, { secret = testKey.secret, hash = 'sha256' } = {}): string {
  const signed = `${base64url(header)}.${base64url(payload)}`
  return `${signed}.${createHmac(hash, secret).update(signed).digest('base64url')}`
}

const header = { alg: 'HS256', typ: 'at+jwt', kid: testKey.kid }
const without = <T extends object>(value: T, key: keyof T) => ({ ...value, [key]: undefined })

/** Tokens of an active session that are valid except for one thing. */
function forgeries(good: string, claims: Record<string, unknown>, refresh_token: string) {
  const [head, body, signature] = good.split('.') as [string, string, string]
  const now = Math.floor(Date.now() / 1000)
  const altered = (key: string, ...values: unknown[]): [string, string][] =>
    values.map((value) => [
      `${key} ${JSON.stringify(value) ?? 'missing'}`,
      forge(header, { ...claims, [key]: value }),
    ])
  const headed = (change: object, options = {}): [string, string] => [
    `header ${JSON.stringify(change)} ${JSON.stringify(options)}`,
    forge({ ...header, ...change }, claims, options),
  ]
  const unsigned = (alg: unknown): [string, string] => [
    `algorithm ${JSON.stringify(alg)} without a signature`,
    `${base64url({ ...header, alg })}.${body}.`,
  ]
  const other = { secret: 'another secret that is long enough' }
  const last = signature.at(-1)!
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const sameBytes = signature.slice(0, -1) + alphabet[alphabet.indexOf(last) ^ 1]! // the last two bits are unused
  return [
    ...['none', 'None', 'NONE', 'HS256', null, undefined].map(unsigned),
    headed({ alg: 'none' }),
    headed({ alg: 'HS512' }, { hash: 'sha512' }),
    headed({ alg: 'HS384' }, { hash: 'sha384' }),
    headed({ alg: 'RS256' }),
    headed({ alg: 'hs256' }),
    headed({ alg: ['HS256'] }),
    headed({ alg: undefined }),
    headed({}, { hash: 'sha512' }),
    headed({}, other),
    headed({}, { secret: '' }),
    headed({ kid: 'unknown' }),
    headed({ kid: 'unknown' }, other),
    headed({ kid: undefined }),
    headed({ kid: null }),
    headed({ kid: [testKey.kid] }),
    headed({ kid: '../../../dev/null' }, { secret: '' }),
    headed({ kid: '__proto__' }, { secret: 'undefined' }),
    headed({ typ: 'JWT' }),
    headed({ typ: 'AT+JWT' }),
    headed({ typ: 'rt+jwt' }),
    headed({ typ: undefined }),
    headed({ crit: ['exp'] }),
    headed({ crit: [] }),
    ['header that is an array', forge([header], claims)],
    ['header that is text', forge('header', claims)],
    ...altered(
      'sub',
      undefined,
      null,
      7,
      '',
      'someone',
      [claims['sub']],
      String(claims['sub']).toUpperCase(),
    ),
    ...altered('sid', undefined, null, 7, '', 'a session', [claims['sid']]),
    ...altered('jti', undefined, null, 7, ''),
    ...altered('iat', undefined, null, String(now), now + 0.5, -1, now + 120, now + 3_600, now + 10 ** 9),
    ...altered('exp', undefined, null, String(now + 900), now + 900.5, now - 1, now, 0, -1),
    // Longer than any lifetime, and at the end of time.
    ...altered('exp', now + 86_400 + 120, now + 30 * 86_400, 2 ** 53 - 1, 1e300),
    // Within the lifetime, but issued in the future.
    ['issued next year', forge(header, { ...claims, iat: now + 31_536_000, exp: now + 31_536_900 })],
    ['expires before it was issued', forge(header, { ...claims, iat: now + 30, exp: now + 20 })],
    ...altered('aud', undefined, null, 'another', ['taskwire'], ['another', 'taskwire'], ''),
    ...altered('iss', undefined, null, 'another', ['taskwire'], ''),
    ...altered('nbf', now + 900, now + 10 ** 9, 'now', null, now - 0.5, -1),
    ['payload that is an array', forge(header, [claims])],
    ['payload that is null', forge(header, null)],
    ['payload that is a number', forge(header, 1)],
    ['payload that is text', forge(header, '"claims"')],
    ['payload that is no JSON', forge(header, '{')],
    ['payload that is empty', forge(header, {})],
    [
      'payload of another token under this signature',
      `${head}.${base64url({ ...claims, jti: 'x' })}.${signature}`,
    ],
    ['signature of another token', `${head}.${body}.${forge(header, without(claims, 'jti')).split('.')[2]}`],
    ['signature of the same bytes in other letters', `${head}.${body}.${sameBytes}`],
    [
      'signature in ordinary base64',
      `${head}.${body}.${Buffer.from(signature, 'base64url').toString('base64')}`,
    ],
    ['truncated', good.slice(0, -1)],
    ['one character more', `${good}A`],
    ['padded', `${good}=`],
    ['no signature', `${head}.${body}`],
    ['an empty signature', `${head}.${body}.`],
    ['five parts', `${good}.${body}.${signature}`],
    ['white space before', ` ${good}`],
    ['a line break after', `${good}\n`],
    ['the scheme twice', `Bearer ${good}`],
    ['two tokens', `${good},${good}`],
    ['too long', forge(header, { ...claims, filler: 'x'.repeat(2_000) })],
    ['empty', ''],
    ['dots', '..'],
    ['junk', 'junk'],
    ['a refresh token', refresh_token],
    ['the id of the session', String(claims['sid'])],
  ] as [string, string][]
}

test('every invalid token gets the same error', async () => {
  await using world = await createTestWorld()
  const [ann, bob] = [await world.person(), await world.person()]
  const { refresh_token } = await openRefreshableSession(world.deps, ann.actor.user_id, {
    contract: 'session',
    user_agent: '',
  })
  const claims = JSON.parse(Buffer.from(ann.access_token.split('.')[1]!, 'base64url').toString()) as Record<
    string,
    unknown
  >

  // Control: a token that is made here like a real one is accepted.
  const good = forge(header, { ...claims, jti: 'another' })
  expect((await world.call(good).auth.me()).email).toBe(ann.email)

  const variants = forgeries(good, claims, refresh_token)
  expect(new Set(variants.map(([, token]) => token)).size).toBeGreaterThanOrEqual(90)
  for (const [name, token] of variants) expect(world.deps.accessTokens.verify(token), name).toBeUndefined()
  // Correctly signed, but of another user's session or of none.
  for (const sid of [bob.actor.session_id, world.deps.newId()])
    variants.push([`session ${sid}`, forge(header, { ...claims, sid })])

  const nobody = await failureOf(world.call().auth.me())
  expect(nobody.code).toBe('UNAUTHENTICATED')
  for (const [name, token] of variants) {
    const { code, message, issues } = await failureOf(world.call(token).auth.me())
    expect({ name, code, message, issues }).toEqual({
      name,
      code: nobody.code,
      message: nobody.message,
      issues: [],
    })
  }
  expect((await world.call(good).auth.me()).email).toBe(ann.email)
})

describe('a token', () => {
  const subject = {
    user_id: '018f4e9a-7b2c-7def-8abc-0123456789ab',
    session_id: '018f4e9a-7b2c-7def-8abc-0123456789ac',
  }
  let now = 1_000_000
  const tokens = (...keys: [typeof testKey, ...(typeof testKey)[]]) =>
    createAccessTokens({ keys: () => keys, nowSeconds: () => now, newId: () => 'an id' })

  test('ends at the exact second, cached or not', () => {
    now = 1_000_000
    const remembering = tokens(testKey)
    const token = remembering.issue(subject, 900)
    const expected = { ...subject, expires: 1_000_900 }
    now += 899
    expect([remembering.verify(token), tokens(testKey).verify(token)]).toEqual([expected, expected])
    now += 1
    expect([remembering.verify(token), tokens(testKey).verify(token)]).toEqual([undefined, undefined])
    expect(remembering.verify(token)).toBeUndefined()
  })

  test('may be issued by a clock that is up to a minute ahead', () => {
    now = 1_000_000
    const token = tokens(testKey).issue(subject, 86_400)
    now -= 60
    expect(tokens(testKey).verify(token)).toMatchObject(subject)
    now -= 1
    expect(tokens(testKey).verify(token)).toBeUndefined()
    now += 61
    expect(tokens(testKey).verify(tokens(testKey).issue(subject, 86_401))).toBeUndefined()
  })

  test('is signed by the first key and verified by every key of the ring, but not by removed ones', () => {
    const next = { kid: 'next', secret: 'the secret that comes after the test secret' }
    const old = tokens(testKey).issue(subject, 900)
    const rotating = tokens(next, testKey)
    expect(rotating.verify(old)).toMatchObject(subject)
    const fresh = rotating.issue(subject, 900)
    expect(JSON.parse(Buffer.from(fresh.split('.')[0]!, 'base64url').toString())).toEqual({
      ...header,
      kid: 'next',
    })
    expect(tokens(next).verify(fresh)).toMatchObject(subject)
    expect(tokens(next).verify(old)).toBeUndefined()
    expect(tokens(testKey).verify(fresh)).toBeUndefined()
    expect(tokens({ ...next, kid: testKey.kid }).verify(old)).toBeUndefined()
  })
})
