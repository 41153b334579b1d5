export const links = {
  toSignIn: 'Back to sign-in',
  toTasks: 'Go to your tasks',
  forgot: {
    title: 'Forgot your password?',
    text: 'Tell us your e-mail, and we send a link to choose a new password.',
    submit: 'Send the link',
    busy: 'Sending…',
    sentTitle: 'Look into your mail',
    sent: 'If there is an account for {email}, a link to choose a new password is on its way. It works once, within an hour. If nothing comes, look among the spam, or try again in a minute.',
  },
  reset: {
    title: 'Choose a new password',
    text: 'You are signed out on all devices then, and sign in with the new password.',
    password: 'New password',
    submit: 'Save the new password',
    busy: 'Saving…',
    again: 'Ask for another link',
  },
  verify: {
    title: 'Confirm your e-mail',
    text: 'One press, and we know that this address is yours.',
    submit: 'Confirm',
    busy: 'Confirming…',
    doneTitle: 'Thank you',
    done: 'Your e-mail address is confirmed.',
  },
  confirm: {
    title: 'Confirm your new e-mail',
    text: 'From then on you sign in with this address.',
    submit: 'Use the new address',
    busy: 'Confirming…',
    doneTitle: 'Your address has changed',
    done: 'Your account uses the new e-mail address from now on.',
  },
  restore: {
    title: 'Restore your e-mail',
    text: 'Your account uses this e-mail address again. You are signed out on all devices and sign in with a new password.',
    submit: 'Restore e-mail and save password',
    taken:
      'Another account uses this e-mail address now. Ask for a new password for it, change its address or delete it, then open this link again',
  },
  incomplete: {
    title: 'This link is not complete',
    text: 'Open it once more from the message, or copy all of it into the address bar.',
  },
} as const
