export const app = {
  skip: 'Skip to the tasks',
  notFound: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or what was here is gone.',
    home: 'Go to your tasks',
  },
  crash: {
    title: 'This page stopped working',
    text: 'That is our mistake, not yours. Your tasks are safe, what you typed too; reloading brings them back.',
    reload: 'Reload the page',
    details: 'What went wrong',
  },
  missing: {
    title: 'Not on this device yet',
    text: 'This screen can be had once there is a connection. Everything else goes on.',
    again: 'Try again',
  },
  close: 'Close',
  length: {
    left: '{count, plural, one {# character left} other {# characters left}}',
    over: '{count, plural, one {# character} other {# characters}} too many: the limit is {max, number}. Not saved.',
  },
  open: 'Open',
  undo: 'Undo',
  undoRegion: 'What you just did',
  update: {
    label: 'New version',
    ready: 'A new version is ready.',
    reload: 'Reload',
    later: 'Later',
  },

  tooMany: 'Too many attempts; try again {when}',

  /** Why a call failed, by the code of the failure; what is not here is said as the server says it. */
  failures: {
    INVALID_REFRESH_TOKEN: 'Your session has ended; please sign in again',
    REFRESH_TOKEN_EXPIRED: 'Your session has expired; please sign in again',
    UNAUTHENTICATED: 'Please sign in to go on',
    IDEMPOTENCY_KEY_REUSED: 'This change was sent before in another form',
    ROUTE_NOT_FOUND: 'This version of the app no longer fits the server; please reload',
    METHOD_NOT_ALLOWED: 'This version of the app no longer fits the server; please reload',
  } as Readonly<Record<string, string | undefined>>,
} as const
