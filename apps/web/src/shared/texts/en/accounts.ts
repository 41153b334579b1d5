export const accounts = {
  menu: {
    label: 'Account: {email}',
    unknown: 'Account',
  },
  /** The note above the tasks of an unconfirmed account. */
  confirm: {
    text: 'Your e-mail address isn’t confirmed yet.',
    resend: 'Send link',
    sent: 'We sent a link to {email}.',
    hide: 'Dismiss',
  },
} as const
