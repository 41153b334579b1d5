/** What an account's owner is told of it. */
export const accountEventTypes = [
  'registered',
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'session_revoked',
  'refresh_token_reused',
  'email_verified',
  'email_changed',
  'password_changed',
  'password_reset_requested',
  'password_reset',
  'access_token_created',
  'access_token_used',
  'access_token_revoked',
  'role_changed',
  'deactivated',
  'reactivated',
  'exported',
] as const

export type AccountEventType = (typeof accountEventTypes)[number]
