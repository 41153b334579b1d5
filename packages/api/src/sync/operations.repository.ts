import { statement } from '@taskwire/db'

/** What a request with this key was answered. */
export const findOperation = statement<
  [user_id: string, key: string],
  { fingerprint: string; answer: Record<string, unknown> }
>(`
select fingerprint, answer from operations where user_id = $1 and key = $2`)
