import type { Operation } from '@taskwire/contracts'
import { expect } from 'vitest'
import { z } from 'zod'
import type { WireRequest } from './requests.ts'
import type { WireResponse } from './send.ts'

/** Text that no response may contain: paths of the program, its dependencies, and its SQL. */
const leak =
  /node_modules|\/(work|home|root|usr|tmp|var)\/|\.ts\b|\n\s+at |postgres|pg_|kysely|fastify|trpc-openapi|zod|FST_|ECONN|SQLSTATE|violates|\bselect\b.*\bfrom\b|syntax for type/i

export const fallbackError = z.object({
  message: z.string(),
  code: z.string(),
  error: z.string(),
  detail: z.string(),
})

/** Checks what holds for every response. Returns its body. */
export function assertResponse(request: WireRequest, { status, headers, text, ms }: WireResponse): unknown {
  expect(status).toBeLessThan(500)
  expect(status).toBeGreaterThanOrEqual(200)
  expect(ms).toBeLessThan(30_000)
  if (status >= 400) expect(text).not.toMatch(leak)
  if (status === 401) expect(headers['www-authenticate']).toBe('Bearer')
  if (request.method === 'HEAD' || status === 204) {
    expect(text).toBe('')
    return undefined
  }
  expect(headers['content-type']).toMatch(/^application\/json/)
  return JSON.parse(text)
}

/** Checks that an error has the format of the operation's contract or the fallback format. */
export function assertOperationResponse(
  operation: Operation,
  request: WireRequest,
  answer: WireResponse,
): void {
  const body = assertResponse(request, answer)
  if (answer.status === 405) expect(answer.headers.allow).toMatch(/OPTIONS/)
  if (answer.status >= 400 && body !== undefined) {
    const schema = operation.contract.errorFormat.schema
    if (!fallbackError.safeParse(body).success) expect(schema.parse(body)).toEqual(body)
  }
  const { 'content-encoding': encoding = 'identity' } = request.headers
  const takesBody = operation.method !== 'GET' && operation.method !== 'DELETE'
  if (takesBody && request.method === operation.method && request.body?.length && encoding !== 'identity')
    expect(answer.status).toBeGreaterThanOrEqual(400)
}
