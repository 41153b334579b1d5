export const links = {
  toSignIn: 'Back to sign-in',
  toTasks: 'Go to your tasks',
  forgot: {
    title: 'Forgot your password?',
    text: 'Enter your e-mail, and we’ll send you a link to choose a new password.',
    submit: 'Send link',
    busy: 'Sending…',
    sentTitle: 'Check your inbox',
    sent: 'If {email} has an account, we sent it a link to choose a new password. The link works once, within an hour. Nothing there? Check your spam folder, or try again in a minute.',
  },
  reset: {
    title: 'Choose a new password',
    text: 'This signs you out on all devices. Then sign in with your new password.',
    password: 'New password',
    submit: 'Save password',
    busy: 'Saving…',
    again: 'Request another link',
  },
  verify: {
    title: 'Confirm your e-mail',
    text: 'Confirm that this address is yours.',
    submit: 'Confirm',
    busy: 'Confirming…',
    doneTitle: 'E-mail confirmed',
    done: 'Thanks! We know that this address is yours.',
  },
  confirm: {
    title: 'Confirm your new e-mail',
    text: 'After that, you sign in with this address.',
    submit: 'Use this address',
    busy: 'Confirming…',
    doneTitle: 'E-mail changed',
    done: 'Your account now uses this e-mail address.',
  },
  restore: {
    title: 'Restore your e-mail',
    text: 'This gives your account its earlier e-mail address back and signs you out on all devices. Then sign in with your new password.',
    submit: 'Restore e-mail and save password',
    taken:
      'Another account uses this e-mail address now. Reset that account’s password, then change its address or delete it, and open this link again',
  },
  incomplete: {
    title: 'This link is incomplete',
    text: 'Open the link in the e-mail again, or copy the whole link into the address bar.',
  },
} as const
