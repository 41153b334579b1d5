import type { SyncTexts } from '../catalog.ts'

export const sync: SyncTexts = {
  live: 'Live',
  polling: 'Aktuell',
  connecting: 'Verbindung wird aufgebaut …',
  reconnecting:
    '{count, plural, =0 {Verbindung wird wiederhergestellt …} one {Neu verbinden: # Änderung auf diesem Gerät gespeichert} other {Neu verbinden: # Änderungen auf diesem Gerät gespeichert}}',
  syncing: '{count, plural, one {# Änderung wird synchronisiert} other {# Änderungen werden synchronisiert}}',
  offline: 'Offline',
  kept: '{count, plural, =0 {Offline} one {Offline: # Änderung auf diesem Gerät gespeichert} other {Offline: # Änderungen auf diesem Gerät gespeichert}}',
  signedOut: 'Abgemeldet',
  attention: '{count} zu entscheiden',
  back: 'Wieder online',
  memory:
    'Dieser Browser speichert nichts für diese Seite. Wenn du sie schließt, gehen nicht synchronisierte Änderungen verloren.',
}
