import type { forms as en } from '../en/forms.ts'
import type { Translation } from '../messages.ts'

export const forms: Translation<typeof en> = {
  email: 'E-Mail',
  password: 'Passwort',
  show: 'Anzeigen',
  hide: 'Ausblenden',
  showPassword: '{label} anzeigen',
  /** `message` is the wording of an issue, the rest of a sentence. */
  issue: {
    text: '{field} {message}.',
    someField: 'Das',
    fields: {
      email: 'Die E-Mail-Adresse',
      new_email: 'Die neue E-Mail-Adresse',
      password: 'Das Passwort',
      current_password: 'Das aktuelle Passwort',
      new_password: 'Das neue Passwort',
      name: 'Der Name',
      username: 'Der Benutzername',
    },
  },
}
