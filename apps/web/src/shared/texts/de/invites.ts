import type { invites as english } from '../en/invites.ts'
import type { Translation } from '../messages.ts'

export const invites: Translation<typeof english> = {
  title: 'Einladungen',
  text: 'Mit einer Einladung kann eine Person ein Konto erstellen. Der Link funktioniert einmal.',
  email: 'E-Mail',
  emailHint: 'Optional. Nur diese Adresse kann die Einladung verwenden, und wir senden ihr den Link.',
  lifetime: 'Läuft ab nach',
  days: '{count, plural, one {# Tag} other {# Tagen}}',
  submit: 'Einladung erstellen',
  creating: 'Wird erstellt …',
  created: 'Einladung erstellt.',
  newTitle: 'Kopiere den Link jetzt',
  newText: 'Du siehst ihn nur jetzt. Wer ihn hat, kann ein Konto erstellen.',
  newMailed: 'Wir haben ihn auch an {email} gesendet. Du siehst ihn nur jetzt.',
  link: 'Link der Einladung',
  listTitle: 'Versendete Einladungen',
  empty: 'Noch keine Einladungen.',
  anybody: 'Für alle, die den Link haben',
  states: { valid: 'Offen', used: 'Verwendet', expired: 'Abgelaufen' },
  createdAt: 'Erstellt: {moment}',
  expiresAt: 'Läuft ab: {moment}',
  withdraw: 'Zurückziehen',
  withdrawLabel: 'Einladung zurückziehen: {email}',
  withdrawn: 'Einladung zurückgezogen',
}
