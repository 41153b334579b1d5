export const accounts = {
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
