import type { Deps } from '../deps.ts'
import { daysAfter, refreshTokenHash, SESSION_DAYS } from './refresh-token.ts'
import { insertSession } from './sessions.repository.ts'

/** Seconds an access token lives where a refresh token follows it up, and where none does. */
export const SHORT_LIFETIME = 15 * 60
const LONG_LIFETIME = 24 * 60 * 60

export interface SessionRequest {
  /** The contract that asks. */
  readonly door: string
  readonly user_agent: string | undefined
}

export interface OpenedSession {
  readonly access_token: string
  /** Seconds. */
  readonly expires_in: number
}

/** Signs a device in at a door that hands out one token. */
export async function openSession(
  deps: Deps,
  user_id: string,
  request: SessionRequest,
): Promise<OpenedSession> {
  const session_id = await storeSession(deps, user_id, request, null)
  return {
    access_token: deps.accessTokens.issue({ user_id, session_id }, LONG_LIFETIME),
    expires_in: LONG_LIFETIME,
  }
}

/** Signs a device in at a door that hands out a refresh token beside a short-lived access token. */
export async function openRefreshableSession(
  deps: Deps,
  user_id: string,
  request: SessionRequest,
): Promise<OpenedSession & { readonly refresh_token: string }> {
  const refresh_token = deps.newSecret()
  const session_id = await storeSession(deps, user_id, request, refreshTokenHash(refresh_token))
  return {
    access_token: deps.accessTokens.issue({ user_id, session_id }, SHORT_LIFETIME),
    expires_in: SHORT_LIFETIME,
    refresh_token,
  }
}

async function storeSession(
  deps: Deps,
  user_id: string,
  { door, user_agent }: SessionRequest,
  refresh_hash: Buffer | null,
): Promise<string> {
  const now = deps.now()
  const id = deps.newId()
  await insertSession(deps.db, {
    user_id,
    id,
    door,
    user_agent: storableAgent(user_agent),
    refresh_hash,
    created_at: now,
    last_used_at: now,
    expires_at: daysAfter(now, SESSION_DAYS),
    revoked_at: null,
  })
  return id
}

/** A header may hold any bytes; the list of devices needs only what can be shown. */
function storableAgent(agent: string | undefined): string | null {
  return agent?.replace(/[^\x20-\x7e]/g, '?').slice(0, 300) ?? null
}
