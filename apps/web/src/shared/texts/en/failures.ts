export const failures = {
  tooMany: 'Too many attempts. Try again {when}',

  /** A defect of the app. */
  defect: 'Something went wrong on this page',

  /** Why a call failed, by code. Other codes show the server’s message. */
  codes: {
    NETWORK: 'Can’t reach the server. Check your connection and try again',
    UNAVAILABLE: 'The server is busy. Try again in a moment',
    EMAIL_TAKEN: 'An account with this e-mail already exists',
    USERNAME_TAKEN: 'This username is taken. Choose another one',
    REGISTRATION_CLOSED: 'This server doesn’t take new accounts',
    INVITE_REQUIRED: 'You need an invitation to create an account here',
    INVALID_INVITE: 'This invitation was already used, has expired or is for another e-mail',
    INVITE_NOT_FOUND: 'This invitation doesn’t exist anymore',
    INVALID_LINK: 'This link has expired or was already used. Request a new one',
    MAIL_UNAVAILABLE: 'This server can’t send e-mail. Contact the person who runs it',
    FORBIDDEN: 'You don’t have permission to do this',
    LAST_ADMIN: 'There has to be at least one active admin',
    PUSH_SUBSCRIPTION_NOT_FOUND: 'This browser is no longer subscribed',
    PUSH_LIMIT_REACHED: 'You already notify 20 browsers. Remove some first',
    ACCESS_TOKEN_LIMIT_REACHED: 'You’ve reached the limit of access tokens. Revoke some first',
    TASK_LIMIT_REACHED: 'You’ve reached the limit of tasks. Delete some first',
    REVISION_CONFLICT: 'This task has changed on another device',
    INVALID_REFRESH_TOKEN: 'Your session has ended. Sign in again',
    REFRESH_TOKEN_EXPIRED: 'Your session has expired. Sign in again',
    UNAUTHENTICATED: 'Sign in to continue',
    IDEMPOTENCY_KEY_REUSED: 'This change was already sent in another form',
    ROUTE_NOT_FOUND: 'This version of the app is out of date. Reload the page',
    METHOD_NOT_ALLOWED: 'This version of the app is out of date. Reload the page',
  } as Readonly<Record<string, string | undefined>>,
} as const
