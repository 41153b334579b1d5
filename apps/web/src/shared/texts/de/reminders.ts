import type { reminders as en } from '../en/reminders.ts'
import type { Translation } from '../messages.ts'

export const reminders: Translation<typeof en> = {
  label: 'Erinnerungen',
  none: 'Erinnern',
  button: 'Erinnerungen: {reminders}',
  count: '{count, plural, one {# Erinnerung} other {# Erinnerungen}}',
  whenDue: 'Zur Fälligkeit',
  minutesBefore: '{count, plural, one {# Minute vorher} other {# Minuten vorher}}',
  hoursBefore: '{count, plural, one {# Stunde vorher} other {# Stunden vorher}}',
  daysBefore: '{count, plural, one {# Tag vorher} other {# Tage vorher}}',
  undated: 'Erinnerungen vor der Fälligkeit warten, bis die Aufgabe ein Datum hat.',
  wholeDay:
    'An einem Tag ohne Uhrzeit zählen sie ab dem Beginn deines Tages, den du unter „Mitteilungen“ festlegst.',
  other: 'Zu einer anderen Zeit',
  add: 'Hinzufügen',
  incomplete: 'Gib Datum und Uhrzeit ein.',
  past: 'Diese Zeit ist vorbei.',
  full: 'Eine Aufgabe kann höchstens {max, number} Erinnerungen haben',
  unblock: 'So erlaubst du Mitteilungen',
  region: 'Fällige Erinnerungen',
  due: 'Fällig {when}',
  reminder: 'Erinnerung',
  done: 'Erledigt',
  snooze: '1 Stunde später',
  open: '„{title}“ öffnen',
  close: 'Schließen',
  announce: 'Erinnerung: {title}',
}
