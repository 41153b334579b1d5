import {
  DomainError,
  MAX_PERSONAL_TOKENS,
  scopes,
  type Actor,
  type NewPersonalToken,
  type PersonalToken,
} from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { recordEvent, type CallOrigin } from '../events/record-event.ts'
import { daysAfter } from '../refresh-token.ts'
import { insertToken } from './personal-tokens.repository.ts'
import { TOKEN_PREFIX, tokenHash } from './token-text.ts'

/** Days for which an expired token is still listed. */
const SHOWN_DAYS = 30

/**
 * Makes a personal access token. The answer holds its text, which nobody can read again. Throws
 * ACCESS_TOKEN_LIMIT_REACHED when the account is full of them.
 */
export async function createToken(
  deps: Deps,
  { user_id }: Actor,
  { name, scopes: given, expires_in_days }: NewPersonalToken,
  origin: CallOrigin,
): Promise<PersonalToken & { readonly token: string }> {
  const token = TOKEN_PREFIX + deps.newSecret()
  const now = deps.now()
  const id = deps.newId()
  const kept = await insertToken(
    deps.db,
    {
      user_id,
      id,
      name,
      scopes: scopes.filter((scope) => given.includes(scope)), // each once, always in one order
      token_hash: tokenHash(token),
      created_at: now,
      expires_at: daysAfter(now, expires_in_days),
    },
    { max: MAX_PERSONAL_TOKENS, forget_before: daysAfter(now, -SHOWN_DAYS) },
  )
  if (kept === undefined) throw new DomainError('ACCESS_TOKEN_LIMIT_REACHED')
  await recordEvent(deps, { user_id, type: 'access_token_created', session_id: id }, origin)
  return { ...kept, token }
}
