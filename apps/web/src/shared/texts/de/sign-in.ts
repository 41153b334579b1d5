import type { signInPages as en } from '../en/sign-in.ts'
import type { Translation } from '../messages.ts'

export const signInPages: Translation<typeof en> = {
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
  refused: {
    closed: 'Auf diesem Server lassen sich keine neuen Konten anlegen.',
    required: 'Für ein Konto brauchst du hier eine Einladung. Frag einen Admin dieses Servers.',
    used: 'Diese Einladung wurde schon verwendet. Melde dich an oder bitte um eine neue.',
    expired: 'Diese Einladung ist abgelaufen. Bitte um eine neue.',
    unknown:
      'Diese Einladung ist ungültig. Vielleicht ist der Link unvollständig oder sie wurde zurückgezogen. Bitte um eine neue.',
  },
  passwordHint: 'Mindestens 8 Zeichen. Ein paar Wörter sind sicherer als ein paar Sonderzeichen.',
  ended: {
    expired: 'Deine Sitzung ist abgelaufen. Melde dich an und mach weiter, wo du aufgehört hast.',
    reset: 'Dein Passwort ist geändert. Melde dich mit dem neuen an.',
    deleted: 'Dein Konto und alles darin ist gelöscht.',
  },
  waiting:
    '{count, plural, one {Eine Änderung ist auf diesem Gerät gespeichert und wird nach der Anmeldung synchronisiert.} other {# Änderungen sind auf diesem Gerät gespeichert und werden nach der Anmeldung synchronisiert.}}',
}
