/** The texts of the sign-in and sign-up pages. */
export const signInPages = {
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    busy: 'Signing in…',
    other: 'New here?',
    otherLink: 'Create an account',
    forgot: 'Forgot password?',
  },
  signUp: {
    title: 'Create your account',
    submit: 'Create account',
    busy: 'Creating your account…',
    other: 'Already have an account?',
    otherLink: 'Sign in',
  },
  /** Why a person can't register. */
  refused: {
    closed: 'This server doesn’t take new accounts.',
    required: 'You need an invitation to create an account here. Ask an admin of this server for one.',
    used: 'This invitation was already used. Sign in, or ask for a new one.',
    expired: 'This invitation has expired. Ask for a new one.',
    unknown: 'This invitation isn’t valid. It may be incomplete or withdrawn. Ask for a new one.',
  },
  passwordHint: 'Use at least 8 characters. A few words are stronger than a few symbols.',
  /** Why the sign-in page appears. */
  ended: {
    expired: 'Your session has ended. Sign in to pick up where you left off.',
    reset: 'Your password has changed. Sign in with the new one.',
    deleted: 'Your account was deleted, along with everything in it.',
  },
  waiting:
    '{count, plural, one {One change is saved on this device and syncs after you sign in.} other {# changes are saved on this device and sync after you sign in.}}',
} as const
