import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import path from 'node:path'
import { hostUrls, sessionTarget } from '@taskwire/db/hosts'
import { MAX_LABELS, MAX_LISTS } from '@taskwire/domain'
import { z } from 'zod'
import { isOrigin } from './origins.ts'
import { ANY } from './push/endpoints.ts'
import { isKey } from './push/is-key.ts'
import { isRedisUrl, redisUrlOf } from './redis-url.ts'

const repository = path.resolve(import.meta.dirname, '../../..')
const flag = z.enum(['on', 'off']).transform((word) => word === 'on')

const oneHost = z.url({ protocol: /^postgres(ql)?$/ })
const databaseUrl = z
  .string()
  .refine(
    (text) => hostUrls(text).every((url) => oneHost.safeParse(url).success),
    'must be a URL such as postgres://user:password@host:5432/name, with commas between several hosts',
  )
  .refine(
    (text) => ['read-write', 'primary', undefined].includes(sessionTarget(text)),
    'target_session_attrs must be read-write: every process writes',
  )

/** All settings, with the unit in the name or beside it. `.env.example` describes them. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: databaseUrl.optional(),
  DATABASE_DIRECT_URL: databaseUrl.optional(),
  DATABASE_REPLICA_URL: oneHost
    .refine(
      (url) => hostUrls(url).length === 1 && sessionTarget(url) === undefined,
      'must name one host, without target_session_attrs: a standby, or an endpoint that chooses one',
    )
    .optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  DATABASE_PREPARE: flag.default(true),
  WAKE_BUS: z
    .string()
    .refine(
      (text) => text === 'postgres' || isRedisUrl(text),
      'must be postgres, or a URL such as redis://user:password@host:6379/0 or rediss://host',
    )
    .default('postgres'),
  JOB_CONNECTIONS: z.coerce.number().int().min(1).max(20).default(2),
  TOKEN_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  TOKEN_SECRET_PREVIOUS: z
    .string()
    .default('')
    .transform(listOf)
    .refine((list) => list.every(({ length }) => length >= 32), 'must be secrets of at least 32 characters'),
  PASSWORD_POLICY: z.enum(['contract', 'strict']).default('contract'),
  REGISTRATION: z.enum(['open', 'invite', 'closed']).default('open'),
  BCRYPT_COST: z.coerce.number().int().min(4).max(16).default(12),
  MAX_TASKS_PER_USER: z.coerce.number().int().min(1).max(100_000).default(20_000),
  MAX_LISTS_PER_USER: z.coerce.number().int().min(1).max(MAX_LISTS).default(MAX_LISTS),
  MAX_LABELS_PER_USER: z.coerce.number().int().min(1).max(MAX_LABELS).default(MAX_LABELS),
  RATE_LIMITS: flag.default(true),
  CALLS_PER_TOKEN: z.coerce.number().int().min(1).max(1_000_000).default(60_000),
  CALLS_PER_ADDRESS: z.coerce.number().int().min(1).max(1_000_000).default(6_000),
  MAX_LAG_MS: z.coerce.number().int().min(0).max(60_000).default(200),
  CORS_ORIGINS: z
    .string()
    .default('')
    .transform(listOf)
    .refine(
      (list) => list.every(isOrigin),
      'must be origins such as https://app.example.org, separated by commas',
    ),
  TRUST_PROXY: z
    .string()
    .refine(isProxyList, 'must be addresses or networks such as 10.0.0.0/8, separated by commas')
    .optional(),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*\S@\S[^\r\n]*$/, 'must be an address, such as Taskwire <tasks@example.com>')
    .optional(),
  PUSH_ENDPOINTS: z
    .string()
    .default('')
    .transform(listOf)
    .refine(
      (list) => list.every((entry) => entry === ANY || (isOrigin(entry) && entry.startsWith('https:'))),
      'must be https origins such as https://push.example.org, separated by commas, or any',
    ),
  VAPID_PUBLIC_KEY: z
    .string()
    .refine((text) => isKey(text, 65), 'must be base64url of 65 bytes')
    .optional(),
  VAPID_PRIVATE_KEY: z
    .string()
    .refine((text) => isKey(text, 32), 'must be base64url of 32 bytes')
    .optional(),
  WEBHOOK_ALLOW_PRIVATE: flag.default(false),
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  DRAIN_SECONDS: z.coerce.number().int().min(0).max(300).optional(),
  METRICS: z
    .string()
    .refine((text) => addressOf(text) !== undefined, 'must be an address such as 127.0.0.1:9464')
    .transform((text) => addressOf(text) ?? { host: '', port: 0 })
    .optional(),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url({ protocol: /^https?$/ }).optional(),
  OTEL_TRACES_SAMPLER_ARG: z.coerce.number().min(0).max(1).default(1),
  LOG_FORMAT: z.enum(['auto', 'pretty', 'json']).default('auto'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Env = Readonly<z.infer<typeof schema>>

/** The file of settings at the root of the repository. */
export const envFile = path.join(repository, '.env')

export const settingNames = Object.keys(schema.shape)

/**
 * Loads the file `.env` at the root of the repository if there is one; variables of the environment take precedence.
 */
export function loadEnvFile(file = envFile): void {
  if (existsSync(file)) process.loadEnvFile(file)
}

/** Reads the settings; throws one sentence per line for each wrong one. An empty value counts as unset. */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These settings are wrong:\n  ${lines.join('\n  ')}`)
  }
  assertSafe(result.data)
  // Relative to the repository, independent of the working folder.
  return { ...result.data, DATA_DIR: path.resolve(repository, result.data.DATA_DIR) }
}

/** Returns the folder that a person called a script of the workspace from. Package managers run scripts in the root. */
export function invokedFrom(): string {
  return process.env['INIT_CWD'] ?? process.cwd()
}

/** Whether a text is the URL of a PostgreSQL database. */
export function isDatabaseUrl(text: string): boolean {
  return databaseUrl.safeParse(text).success
}

/** Values of the settings that no message may show. */
export function secretsIn(env: Env): string[] {
  const urls = [
    env.DATABASE_URL,
    env.DATABASE_DIRECT_URL,
    env.DATABASE_REPLICA_URL,
    env.SMTP_URL,
    redisUrlOf(env),
    env.OTEL_EXPORTER_OTLP_ENDPOINT,
  ]
  const passwords = urls.flatMap((url) =>
    url === undefined ? [] : new URL(hostUrls(url)[0] ?? url).password,
  )
  const decoded = passwords.flatMap((password) => decodeOrNothing(password))
  return [
    ...passwords,
    ...decoded,
    env.TOKEN_SECRET ?? '',
    env.VAPID_PRIVATE_KEY ?? '',
    ...env.TOKEN_SECRET_PREVIOUS,
  ].filter(Boolean)
}

function decodeOrNothing(text: string): string[] {
  try {
    return [decodeURIComponent(text)]
  } catch {
    return []
  }
}

/** The environment for a tool of the workspace, with telemetry switched off. */
export function toolVariables(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return { ...process.env, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1', ...more }
}

/** Splits an address such as `127.0.0.1:9464` or `[::1]:9464`. Undefined for anything else. */
function addressOf(text: string): { host: string; port: number } | undefined {
  const [, ipv6, name, port] = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+)):(\d{1,5})$/i.exec(text) ?? []
  const host = ipv6 ?? name
  return host === undefined || Number(port) > 65_535 ? undefined : { host, port: Number(port) }
}

function listOf(text: string): string[] {
  return text.split(',').flatMap((entry) => entry.trim() || [])
}

/** Addresses, networks, and the names of well-known ones. */
function isProxyList(list: string): boolean {
  return list.split(',').every((entry) => {
    const [address = '', prefix, ...rest] = entry.trim().split('/')
    if (['loopback', 'linklocal', 'uniquelocal'].includes(address)) return prefix === undefined
    const bits = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1
    return bits > 0 && rest.length === 0 && (prefix === undefined || isPrefix(prefix, bits))
  })
}

function isPrefix(text: string, bits: number): boolean {
  return /^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= bits
}

function assertSafe(env: Env): void {
  if (env.DATABASE_REPLICA_URL !== undefined && env.DATABASE_URL === undefined)
    throw new Error('DATABASE_REPLICA_URL is set without DATABASE_URL: the embedded database has no replica')
  if (env.SMTP_URL !== undefined && env.MAIL_FROM === undefined)
    throw new Error('MAIL_FROM must be set with SMTP_URL: every message has a sender')
  if ((env.VAPID_PUBLIC_KEY === undefined) !== (env.VAPID_PRIVATE_KEY === undefined))
    throw new Error('VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY must be set together')
  if (env.TOKEN_SECRET_PREVIOUS.length > 0 && env.TOKEN_SECRET === undefined)
    throw new Error('TOKEN_SECRET_PREVIOUS is set without TOKEN_SECRET')
  if (env.NODE_ENV !== 'production') return
  if (env.DATABASE_URL !== undefined && env.TOKEN_SECRET === undefined)
    throw new Error(
      'TOKEN_SECRET must be set in production with DATABASE_URL: every server process must share it',
    )
  const guessable = [
    ...(isGuessable(env.TOKEN_SECRET ?? '') ? ['TOKEN_SECRET'] : []),
    ...(env.TOKEN_SECRET_PREVIOUS.some(isGuessable) ? ['TOKEN_SECRET_PREVIOUS'] : []),
  ]
  if (guessable.length > 0)
    throw new Error(
      `${guessable.join(' and ')} must not be guessable in production: take the output of \`openssl rand -base64 32\``,
    )
  if (env.SMTP_URL !== undefined && env.PUBLIC_URL === undefined)
    throw new Error('PUBLIC_URL must be set in production with SMTP_URL: links in messages lead there')
  if (env.BCRYPT_COST < 10) throw new Error('BCRYPT_COST must be at least 10 in production')
}

/** Example words, and short repeated pieces. */
function isGuessable(secret: string): boolean {
  if (/secret|password|change.?me|example|taskwire/i.test(secret)) return true
  const half = Math.floor(secret.length / 2)
  return Array.from({ length: half }, (_, i) => i + 1).some(
    (period) => secret.slice(period) === secret.slice(0, -period),
  )
}
