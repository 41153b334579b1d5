import { execFile } from 'node:child_process'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { tempDir } from '@taskwire/db/testing'
import { expect, test } from 'vitest'
import { readEnv, secretsIn, settingNames } from '../src/env.ts'

const repository = path.resolve(import.meta.dirname, '../../..')

async function documented(): Promise<Record<string, string>> {
  const text = await readFile(path.join(repository, '.env.example'), 'utf8')
  const lines = text.matchAll(/^# ([A-Z_]+)=(.*)$/gm)
  return Object.fromEntries([...lines].map(([, name = '', value = '']) => [name, value]))
}

test('.env.example names every setting and no other', async () => {
  expect(Object.keys(await documented()).toSorted()).toEqual(settingNames.toSorted())
})

test('.env.example shows the default values', async () => {
  expect(readEnv(await documented())).toEqual(readEnv({}))
})

test('reads a .env file, and the environment takes precedence', async () => {
  await using place = await tempDir()
  const file = path.join(place.dir, '.env')
  await writeFile(file, 'PASSWORD_POLICY=strict\nLOG_LEVEL=fatal\nHOST=::1\n')
  const script = path.join(import.meta.dirname, 'harness/print-env.ts')
  const { stdout } = await promisify(execFile)(process.execPath, [script, file], {
    env: { LOG_LEVEL: 'warn' },
  })
  expect(JSON.parse(stdout)).toMatchObject({ LOG_LEVEL: 'warn', PASSWORD_POLICY: 'strict', HOST: '::1' })
})

test.each([
  ['PORT', '70000'],
  ['PORT', 'http'],
  ['NODE_ENV', 'live'],
  ['DATABASE_URL', 'mysql://localhost/x'],
  ['DATABASE_URL', 'postgres://one,two:port/x'],
  ['DATABASE_URL', 'postgres://one,two/x?target_session_attrs=standby'],
  ['WAKE_BUS', 'kafka'],
  ['WAKE_BUS', 'http://127.0.0.1:6379'],
  ['WAKE_BUS', 'redis:///0'],
  ['WAKE_BUS', 'redis://:secret@host/name'],
  ['DATABASE_REPLICA_URL', 'postgres://one,two/x'],
  ['DATABASE_REPLICA_URL', 'postgres://one/x?target_session_attrs=standby'],
  ['DATABASE_PREPARE', 'yes'],
  ['TOKEN_SECRET', 'too short'],
  ['TOKEN_SECRET_PREVIOUS', 'too short'],
  ['CALLS_PER_TOKEN', '0'],
  ['RATE_LIMITS', 'maybe'],
  ['BCRYPT_COST', '3'],
  ['TRUST_PROXY', 'everybody'],
  ['TRUST_PROXY', '10.0.0.0/33'],
  ['TRUST_PROXY', '10.0.0.1/8/8'],
  ['SMTP_URL', 'https://smtp.example.com'],
  ['MAIL_FROM', 'nobody'],
  ['MAIL_FROM', 'a@b.example\nBcc: c@d.example'],
  ['PUBLIC_URL', 'tasks.example.com'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused with its name and without its value', (name, value) => {
  const read = () => readEnv({ [name]: value })
  expect(read).toThrow(name)
  expect(read).not.toThrow(value)
})

test.each(['loopback', '10.0.0.0/8', '127.0.0.1,::1', '10.0.0.1, fc00::/7', 'loopback,uniquelocal'])(
  'TRUST_PROXY takes %s',
  (list) => expect(readEnv({ TRUST_PROXY: list }).TRUST_PROXY).toBe(list),
)

test('several hosts of a database are one URL, whose password is a secret', () => {
  const DATABASE_URL =
    'postgres://somebody:hidden@one:5432,two,[::1]:7/taskwire?target_session_attrs=read-write'
  const env = readEnv({ DATABASE_URL })
  expect(env).toMatchObject({ DATABASE_URL })
  expect(secretsIn(env)).toContain('hidden')
})

test.each(['postgres', 'redis://cache', 'redis://:hidden@cache:6380/3', 'rediss://somebody:hid%64en@[::1]/'])(
  'WAKE_BUS takes %s, and its password is a secret',
  (WAKE_BUS) => {
    const env = readEnv({ WAKE_BUS })
    expect(env).toMatchObject({ WAKE_BUS })
    expect(secretsIn(env).includes('hidden')).toBe(WAKE_BUS.includes('@'))
  },
)

test('a replica needs its primary, and its password is a secret', () => {
  const DATABASE_REPLICA_URL = 'postgres://somebody:veiled@two/taskwire'
  expect(() => readEnv({ DATABASE_REPLICA_URL })).toThrow('DATABASE_REPLICA_URL is set without DATABASE_URL')
  expect(secretsIn(readEnv({ DATABASE_REPLICA_URL, DATABASE_URL: url }))).toContain('veiled')
})

const strong = 'hM3yq0m0W1o3P8mL1wq9V3jz7Gx4fN2bT5cR8sK6aZE'
const url = 'postgres://somebody@localhost/taskwire'

test.each([
  ['a database of its own without a secret', { DATABASE_URL: url }, /TOKEN_SECRET/],
  ['a cheap hash', { BCRYPT_COST: '9' }, /BCRYPT_COST/],
])('production refuses %s', (_, variables, sentence) => {
  expect(() => readEnv({ ...variables, NODE_ENV: 'production' })).toThrow(sentence)
  expect(() => readEnv(variables)).not.toThrow()
})

test('mail requires a sender, and in production a public address for its links', () => {
  const mail = { SMTP_URL: 'smtp://localhost' }
  expect(() => readEnv(mail)).toThrow(/MAIL_FROM/)
  const sent = { ...mail, MAIL_FROM: 'Taskwire <tasks@example.com>' }
  expect(readEnv(sent)).toMatchObject(sent)
  expect(() => readEnv({ ...sent, NODE_ENV: 'production' })).toThrow(/PUBLIC_URL/)
  readEnv({ ...sent, NODE_ENV: 'production', PUBLIC_URL: 'https://tasks.example.com' })
})

test('refuses an old secret without a new one', () => {
  expect(() => readEnv({ TOKEN_SECRET_PREVIOUS: strong })).toThrow('TOKEN_SECRET_PREVIOUS is set without')
})

test.each(['a'.repeat(40), 'changeme'.repeat(5), '01234567890123456789012345678901', 'taskwire'.repeat(4)])(
  'production refuses the guessable secret %s',
  (TOKEN_SECRET) => {
    expect(() => readEnv({ TOKEN_SECRET, NODE_ENV: 'production' })).toThrow(/TOKEN_SECRET/)
    const old = { TOKEN_SECRET: strong, TOKEN_SECRET_PREVIOUS: TOKEN_SECRET, NODE_ENV: 'production' }
    expect(() => readEnv(old)).toThrow(/TOKEN_SECRET_PREVIOUS/)
  },
)

test('production takes a secret of random bytes', () => {
  const secrets = [strong, 'c0ffee'.repeat(2) + '9b1d7e3f5a8c2046e7f9']
  for (const TOKEN_SECRET of secrets)
    expect(readEnv({ TOKEN_SECRET, NODE_ENV: 'production' }).TOKEN_SECRET).toBe(TOKEN_SECRET)
})
