import { expect } from 'vitest'
import type { Request } from './http.ts'
import type { ContractClient } from './contract-client.ts'

export type Asked = readonly [method: string, target: string, status: number, request?: Request]

/**
 * Sends requests one after the other and checks each status. The client checks each response against the contract's
 * document.
 */
export async function expectStatuses(
  { send }: ContractClient,
  token: string,
  asked: readonly Asked[],
): Promise<void> {
  for (const [method, target, status, request] of asked) {
    const answer = await send(method, target, { token, ...request })
    expect(answer.status, `${method} ${target}: ${answer.text}`).toBe(status)
  }
}

export const held: Request = { headers: { 'if-none-match': '*' } }
export const nobody: Request = { token: undefined }

/** A condition that no task fulfils. */
export const elsewhere = (body?: object): Request => ({ headers: { 'if-match': '"0"' }, body })

/** The idempotency key of another request. */
export const named = (body: object): Request => ({ headers: { 'idempotency-key': 'a-key' }, body })
