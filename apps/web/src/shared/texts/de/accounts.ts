import type { Texts } from '../catalog.ts'

export const accounts: Texts['accounts'] = {
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
