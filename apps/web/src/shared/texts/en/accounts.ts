export const accounts = {
  signIn: {
    title: 'Sign in',
    submit: 'Sign in',
    busy: 'Signing in…',
    other: 'New here?',
    otherLink: 'Create an account',
    forgot: 'Forgot password',
  },
  signUp: {
    title: 'Create your account',
    submit: 'Create account',
    busy: 'Creating your account…',
    other: 'Have an account?',
    otherLink: 'Sign in',
  },
  passwordHint: 'At least 8 characters; a few words are stronger than a few symbols.',
  /** Why somebody is asked to sign in. */
  ended: {
    expired: 'Your session has ended. Sign in to go on where you were.',
    reset: 'Your new password is saved. Sign in with it.',
    deleted: 'Your account is deleted, with everything in it.',
  },
  waiting:
    '{count, plural, one {One change is saved on this device and is sent when you are back.} other {# changes are saved on this device and are sent when you are back.}}',
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
  /** What stands over the tasks until the address is confirmed. */
  confirm: {
    text: 'Your e-mail address is not confirmed yet.',
    resend: 'Send a link',
    sent: 'A link is on its way to {email}.',
    hide: 'Hide this note',
  },
  unsaved: {
    title: 'Sign out with unsaved changes?',
    text: '{count, plural, one {One change has not reached the server. It is lost when you sign out.} other {# changes have not reached the server. They are lost when you sign out.}}',
    stay: 'Stay',
    leave: 'Sign out anyway',
  },

  /** What the server says of a field is the rest of a sentence about it. */
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
