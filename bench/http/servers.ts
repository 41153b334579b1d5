import { spawn, type ChildProcess } from 'node:child_process'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import jwt from 'jsonwebtoken'

const repository = path.resolve(import.meta.dirname, '../..')
const secret = randomBytes(32).toString('base64')

export const candidateNames = ['taskwire', 'bare', 'stock'] as const
export type CandidateName = (typeof candidateNames)[number]

const entries = {
  taskwire: path.join(repository, 'apps/server/src/main.ts'),
  bare: path.join(import.meta.dirname, 'bare.ts'),
  stock: path.join(import.meta.dirname, 'stock.ts'),
} as const satisfies Record<CandidateName, string>

/** Starts a server on its database; resolves when it responds. */
export async function startServer(
  name: CandidateName,
  port: number,
  url: string,
  dataDir: string,
): Promise<ChildProcess> {
  const child = spawn(process.execPath, [entries[name]], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      TOKEN_SECRET: secret,
      MAX_TASKS_PER_USER: '100000',
      RATE_LIMITS: 'off',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  process.once('exit', () => child.kill())
  await untilAnswering(port)
  return child
}

/** An access token that all three servers accept. */
export function tokenFor(user_id: string, session_id: string): string {
  const payload = { iss: 'taskwire', aud: 'taskwire', sub: user_id, sid: session_id, jti: randomUUID() }
  const kid = createHash('sha256').update(secret).digest('base64url').slice(0, 12)
  return jwt.sign(payload, secret, {
    algorithm: 'HS256',
    expiresIn: '1h',
    header: { alg: 'HS256', typ: 'at+jwt', kid },
  })
}

/** Resident memory in MB: now and at its peak. Linux only. */
export function memoryOf(child: ChildProcess): { now: number; peak: number } {
  const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
  const read = (field: string) =>
    Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1] ?? Number.NaN) / 1024
  return { now: Math.round(read('VmRSS')), peak: Math.round(read('VmHWM')) }
}

/** Milliseconds of processor time that a server has used. Linux only. */
export function cpuOf(child: ChildProcess): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10 // ticks of 10 ms
}

async function untilAnswering(port: number): Promise<void> {
  const until = Date.now() + 20_000
  while (Date.now() < until) {
    const answered = await fetch(`http://127.0.0.1:${port}/`, { redirect: 'manual' }).then(
      () => true,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`nothing answered on port ${port}`)
}
