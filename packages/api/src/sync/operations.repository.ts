import { statement } from '@taskwire/db'
import type { KeptAnswer } from './log-write.repository.ts'

/** What a request with this key was answered. */
export const findOperation = statement<[user_id: string, key: string], KeptAnswer>(`
select fingerprint, answer from operations where user_id = $1 and key = $2`)

/** What the requests with these keys were answered. */
export const findOperations = statement<[user_id: string, keys: string[]], KeptAnswer & { key: string }>(`
select key, fingerprint, answer from operations where user_id = $1 and key = any($2::text[])`)
