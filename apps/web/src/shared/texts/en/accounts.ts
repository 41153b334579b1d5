export const accounts = {
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
  passwordHint: 'Use at least 8 characters. A few words are stronger than a few symbols.',
  /** Why the sign-in page appears. */
  ended: {
    expired: 'Your session has ended. Sign in to pick up where you left off.',
    reset: 'Your password has changed. Sign in with the new one.',
    deleted: 'Your account was deleted, along with everything in it.',
  },
  waiting:
    '{count, plural, one {One change is saved on this device and syncs after you sign in.} other {# changes are saved on this device and sync after you sign in.}}',
  email: 'E-mail',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show {label}',

  menu: {
    label: 'Account: {email}',
    unknown: 'Account',
    theme: 'Appearance',
    themes: { system: 'System', light: 'Light', dark: 'Dark' },
    settings: 'Settings',
    signOut: 'Sign out',
  },
  /** The note above the tasks of an unconfirmed account. */
  confirm: {
    text: 'Your e-mail address isn’t confirmed yet.',
    resend: 'Send link',
    sent: 'We sent a link to {email}.',
    hide: 'Dismiss',
  },
  unsaved: {
    title: 'Sign out with unsynced changes?',
    text: '{count, plural, one {One change hasn’t synced yet. If you sign out, you lose it.} other {# changes haven’t synced yet. If you sign out, you lose them.}}',
    stay: 'Stay signed in',
    leave: 'Sign out anyway',
  },

  /** `message` is the wording of an issue, the rest of a sentence. */
  issue: '{field} {message}.',
  someField: 'This',
  fields: {
    email: 'E-mail',
    new_email: 'New e-mail',
    password: 'Password',
    current_password: 'Current password',
    new_password: 'New password',
    name: 'Name',
    username: 'Username',
  },
} as const
