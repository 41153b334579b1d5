/** The texts of the forms of accounts. */
export const forms = {
  email: 'E-mail',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  showPassword: 'Show {label}',
  /** `message` is the wording of an issue, the rest of a sentence. */
  issue: {
    text: '{field} {message}.',
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
  },
} as const
