import type { accountMenu as en } from '../en/account-menu.ts'
import type { Translation } from '../messages.ts'

export const accountMenu: Translation<typeof en> = {
  theme: 'Erscheinungsbild',
  themes: { system: 'System', light: 'Hell', dark: 'Dunkel' },
  settings: 'Einstellungen',
  signOut: 'Abmelden',
  unsaved: {
    title: 'Mit nicht synchronisierten Änderungen abmelden?',
    text: '{count, plural, one {Eine Änderung ist noch nicht synchronisiert. Wenn du dich abmeldest, geht sie verloren.} other {# Änderungen sind noch nicht synchronisiert. Wenn du dich abmeldest, gehen sie verloren.}}',
    stay: 'Angemeldet bleiben',
    leave: 'Trotzdem abmelden',
  },
}
