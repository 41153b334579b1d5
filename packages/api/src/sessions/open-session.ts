import { DomainError } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { LONG_LIFETIME, SHORT_LIFETIME } from './access-token.ts'
import { recordEvent, type CallOrigin } from '../activity/record-event.ts'
import { after, daysAfter } from '../instants.ts'
import { familyHash, refreshTokenHash, SESSION_DAYS } from './refresh-token.ts'
import { insertSession } from './sessions.repository.ts'
import { truncateUserAgent } from '../activity/truncate-user-agent.ts'

export interface SessionRequest extends CallOrigin {
  /** The contract of the call, such as `native`. */
  readonly contract: string
}

/**
 * The user who signs in, with the version of the compared password: no session is opened if the password has changed since.
 * A plain id is for an account that was registered in the same call.
 */
export type SignedIn = string | PasswordProof

export interface PasswordProof {
  readonly user_id: string
  readonly password_version: number
}

export interface OpenedSession {
  readonly access_token: string
  /** Seconds. */
  readonly expires_in: number
}

export interface RefreshableSession extends OpenedSession {
  readonly refresh_token: string
}

/** Opens a session with a single access token and ends when that token expires. Throws INVALID_CREDENTIALS. */
export async function openSession(
  deps: Deps,
  who: SignedIn,
  request: SessionRequest,
): Promise<OpenedSession> {
  const subject = await storeSession(deps, who, request)
  return {
    access_token: deps.accessTokens.issue(subject, LONG_LIFETIME),
    expires_in: LONG_LIFETIME,
  }
}

/** Opens a session with a short-lived access token and a refresh token. Throws INVALID_CREDENTIALS. */
export async function openRefreshableSession(
  deps: Deps,
  who: SignedIn,
  request: SessionRequest,
): Promise<RefreshableSession> {
  const refresh_token = deps.newSecret()
  const subject = await storeSession(deps, who, request, refresh_token)
  return {
    access_token: deps.accessTokens.issue(subject, SHORT_LIFETIME),
    expires_in: SHORT_LIFETIME,
    refresh_token,
  }
}

async function storeSession(
  deps: Deps,
  who: SignedIn,
  request: SessionRequest,
  refresh_token?: string,
): Promise<{ user_id: string; session_id: string }> {
  const { user_id, password_version } =
    typeof who === 'string' ? { user_id: who, password_version: null } : who
  const now = deps.now()
  const id = deps.newId()
  const [opened] = await insertSession(deps.db, {
    user_id,
    id,
    contract: request.contract,
    user_agent: truncateUserAgent(request.user_agent),
    family_hash: refresh_token === undefined ? null : familyHash(refresh_token),
    refresh_hash: refresh_token === undefined ? null : refreshTokenHash(refresh_token),
    now,
    expires_at:
      refresh_token === undefined ? after(now, LONG_LIFETIME * 1_000) : daysAfter(now, SESSION_DAYS),
    password_version,
  })
  if (opened === undefined) throw new DomainError('INVALID_CREDENTIALS')
  await recordEvent(deps, { user_id, type: 'signed_in', session_id: id }, request)
  return { user_id, session_id: id }
}
