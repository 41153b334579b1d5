import type { Texts } from '../catalog.ts'

export const accounts: Texts['accounts'] = {
  signIn: {
    title: 'Anmelden',
    submit: 'Anmelden',
    busy: 'Anmeldung läuft …',
    other: 'Neu hier?',
    otherLink: 'Konto anlegen',
    forgot: 'Passwort vergessen',
  },
  signUp: {
    title: 'Konto anlegen',
    submit: 'Konto anlegen',
    busy: 'Konto wird angelegt …',
    other: 'Schon ein Konto?',
    otherLink: 'Anmelden',
  },
  passwordHint: 'Mindestens 8 Zeichen; ein paar Wörter sind stärker als ein paar Sonderzeichen.',
  ended: {
    expired: 'Die Sitzung ist abgelaufen. Nach der Anmeldung geht es weiter, wo du warst.',
    reset: 'Das neue Passwort ist gespeichert. Melde dich damit an.',
    deleted: 'Dein Konto ist gelöscht, mit allem darin.',
  },
  waiting:
    '{count, plural, one {Eine Änderung ist auf diesem Gerät gespeichert und wird danach gesendet.} other {# Änderungen sind auf diesem Gerät gespeichert und werden danach gesendet.}}',
  email: 'E-Mail',
  password: 'Passwort',
  show: 'Zeigen',
  hide: 'Verbergen',
  showPassword: '{label} zeigen',

  menu: {
    label: 'Konto: {email}',
    unknown: 'Konto',
    theme: 'Erscheinungsbild',
    themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
    settings: 'Einstellungen',
    signOut: 'Abmelden',
  },
  confirm: {
    text: 'Deine E-Mail-Adresse ist noch nicht bestätigt.',
    resend: 'Link senden',
    sent: 'Ein neuer Link ist unterwegs an {email}.',
    hide: 'Hinweis ausblenden',
  },
  unsaved: {
    title: 'Mit ungesicherten Änderungen abmelden?',
    text: '{count, plural, one {Eine Änderung hat den Server nicht erreicht. Beim Abmelden geht sie verloren.} other {# Änderungen haben den Server nicht erreicht. Beim Abmelden gehen sie verloren.}}',
    stay: 'Bleiben',
    leave: 'Trotzdem abmelden',
  },

  issue: '{field} {message}.',
  someField: 'Das',
  fields: {
    email: 'Die E-Mail-Adresse',
    new_email: 'Die neue E-Mail-Adresse',
    password: 'Das Passwort',
    current_password: 'Das bisherige Passwort',
    new_password: 'Das neue Passwort',
    name: 'Der Name',
    username: 'Der Benutzername',
  },
}
