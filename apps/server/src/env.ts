import path from 'node:path'
import { z } from 'zod'

const repository = path.resolve(import.meta.dirname, '../../..')
const flag = z.enum(['on', 'off']).transform((word) => word === 'on')

/** Everything a person can set, with the unit in the name or beside it. `.env.example` says the same in words. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  DATA_DIR: z.string().default('.data'),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_DIRECT_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_SIZE: z.coerce.number().int().min(1).max(200).default(10),
  DATABASE_PREPARE: flag.default(true),
  TOKEN_SECRET: z.string().min(32, 'must be at least 32 characters').optional(),
  PASSWORD_POLICY: z.enum(['contract', 'strict']).default('contract'),
  BCRYPT_COST: z.coerce.number().int().min(4).max(16).default(12),
  MAX_TASKS_PER_USER: z.coerce.number().int().min(1).max(100_000).default(20_000),
  TRUST_PROXY: z.string().optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
})

export type Env = Readonly<z.infer<typeof schema>>

/** Reads the settings; throws one sentence a line for each that is wrong. An empty value counts as not set. */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Env {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These settings are wrong:\n  ${lines.join('\n  ')}`)
  }
  refuseUnsafe(result.data)
  // Relative to the repository, wherever the command was typed.
  return { ...result.data, DATA_DIR: path.resolve(repository, result.data.DATA_DIR) }
}

function refuseUnsafe(env: Env): void {
  if (env.NODE_ENV !== 'production') return
  if (env.DATABASE_URL !== undefined && env.TOKEN_SECRET === undefined)
    throw new Error(
      'TOKEN_SECRET must be set in production with DATABASE_URL: every server process must share it',
    )
  if (env.BCRYPT_COST < 10) throw new Error('BCRYPT_COST must be at least 10 in production')
}
