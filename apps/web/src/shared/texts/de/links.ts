import type { LinkTexts } from '../catalog.ts'

export const links: LinkTexts = {
  toSignIn: 'Zur Anmeldung',
  toTasks: 'Zu den Aufgaben',
  forgot: {
    title: 'Passwort vergessen?',
    text: 'Gib deine E-Mail-Adresse ein. Wir senden dir einen Link, mit dem du ein neues Passwort wählst.',
    submit: 'Link senden',
    busy: 'Wird gesendet …',
    sentTitle: 'Prüfe dein Postfach',
    sent: 'Wenn es zu {email} ein Konto gibt, haben wir dorthin einen Link gesendet, mit dem du ein neues Passwort wählst. Er gilt einmal, eine Stunde lang. Nichts angekommen? Sieh im Spamordner nach oder versuche es in einer Minute noch einmal.',
  },
  reset: {
    title: 'Neues Passwort wählen',
    text: 'Damit wirst du auf allen Geräten abgemeldet. Melde dich danach mit dem neuen Passwort an.',
    password: 'Neues Passwort',
    submit: 'Passwort speichern',
    busy: 'Wird gespeichert …',
    again: 'Neuen Link anfordern',
  },
  verify: {
    title: 'E-Mail-Adresse bestätigen',
    text: 'Bestätige, dass diese Adresse dir gehört.',
    submit: 'Bestätigen',
    busy: 'Wird bestätigt …',
    doneTitle: 'E-Mail-Adresse bestätigt',
    done: 'Danke! Wir wissen jetzt, dass diese Adresse dir gehört.',
  },
  confirm: {
    title: 'Neue E-Mail-Adresse bestätigen',
    text: 'Danach meldest du dich mit dieser Adresse an.',
    submit: 'Diese Adresse verwenden',
    busy: 'Wird bestätigt …',
    doneTitle: 'E-Mail-Adresse geändert',
    done: 'Dein Konto verwendet jetzt diese E-Mail-Adresse.',
  },
  restore: {
    title: 'E-Mail-Adresse wiederherstellen',
    text: 'Dein Konto bekommt seine frühere E-Mail-Adresse zurück, und du wirst auf allen Geräten abgemeldet. Melde dich danach mit dem neuen Passwort an.',
    submit: 'Adresse wiederherstellen, Passwort speichern',
    taken:
      'Ein anderes Konto verwendet jetzt diese E-Mail-Adresse. Setze das Passwort dieses Kontos zurück, ändere seine Adresse oder lösche es, und öffne dann diesen Link noch einmal',
  },
  incomplete: {
    title: 'Dieser Link ist unvollständig',
    text: 'Öffne den Link in der E-Mail noch einmal, oder kopiere ihn vollständig in die Adresszeile.',
  },
}
