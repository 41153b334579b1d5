import { randomUUID } from 'node:crypto'
import { call } from './client.ts'

export interface Attempt {
  readonly id: string
  /** 0 when the connection broke. */
  readonly status: number
  readonly retryAfter: string | null
  readonly body: unknown
  readonly ms: number
}

/** Starts writers that create tasks, each one after the other, until they are stopped. */
export function startWriters(origin: string, token: string, count: number) {
  const attempts: Attempt[] = []
  let isStopped = false
  const write = async () => {
    while (!isStopped) {
      const id = randomUUID()
      const began = performance.now()
      const answer = await call(origin, 'POST', '/api/tasks', { token, body: { id, title: id } }).catch(
        () => undefined,
      )
      const retryAfter = answer?.headers.get('retry-after') ?? null
      const ms = performance.now() - began
      attempts.push({ id, status: answer?.status ?? 0, retryAfter, body: answer?.body, ms })
      if (answer === undefined) return
    }
  }
  const done = Promise.all(Array.from({ length: count }, write))
  return {
    attempts,
    acknowledged: () => attempts.filter(({ status }) => status === 201).map(({ id }) => id),
    async stop() {
      isStopped = true
      await done
    },
  }
}
