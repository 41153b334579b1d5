import type { Texts } from '../catalog.ts'

export const accounts: Texts['accounts'] = {
  signIn: {
    title: 'Anmelden',
    submit: 'Anmelden',
    busy: 'Anmeldung läuft …',
    other: 'Neu hier?',
    otherLink: 'Konto erstellen',
    forgot: 'Passwort vergessen?',
  },
  signUp: {
    title: 'Konto erstellen',
    submit: 'Konto erstellen',
    busy: 'Konto wird erstellt …',
    other: 'Schon ein Konto?',
    otherLink: 'Anmelden',
  },
  passwordHint: 'Mindestens 8 Zeichen. Ein paar Wörter sind sicherer als ein paar Sonderzeichen.',
  ended: {
    expired: 'Deine Sitzung ist abgelaufen. Melde dich an und mach weiter, wo du aufgehört hast.',
    reset: 'Dein Passwort ist geändert. Melde dich mit dem neuen an.',
    deleted: 'Dein Konto und alles darin ist gelöscht.',
  },
  waiting:
    '{count, plural, one {Eine Änderung ist auf diesem Gerät gespeichert und wird nach der Anmeldung synchronisiert.} other {# Änderungen sind auf diesem Gerät gespeichert und werden nach der Anmeldung synchronisiert.}}',
  email: 'E-Mail',
  password: 'Passwort',
  show: 'Anzeigen',
  hide: 'Ausblenden',
  showPassword: '{label} anzeigen',

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
    sent: 'Wir haben einen Link an {email} gesendet.',
    hide: 'Hinweis ausblenden',
  },
  unsaved: {
    title: 'Mit nicht synchronisierten Änderungen abmelden?',
    text: '{count, plural, one {Eine Änderung ist noch nicht synchronisiert. Wenn du dich abmeldest, geht sie verloren.} other {# Änderungen sind noch nicht synchronisiert. Wenn du dich abmeldest, gehen sie verloren.}}',
    stay: 'Angemeldet bleiben',
    leave: 'Trotzdem abmelden',
  },

  issue: '{field} {message}.',
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
}
