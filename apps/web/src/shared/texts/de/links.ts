import type { LinkTexts } from '../catalog.ts'

export const links: LinkTexts = {
  toSignIn: 'Zur Anmeldung',
  toTasks: 'Zu den Aufgaben',
  forgot: {
    title: 'Passwort vergessen?',
    text: 'Sag uns deine E-Mail-Adresse, und wir senden einen Link, über den du ein neues wählst.',
    submit: 'Link senden',
    busy: 'Wird gesendet …',
    sentTitle: 'Schau in deine E-Mails',
    sent: 'Wenn es zu {email} ein Konto gibt, ist ein Link unterwegs, über den du ein neues Passwort wählst. Er gilt einmal, eine Stunde lang. Kommt nichts an, sieh im Spam nach oder versuche es in einer Minute noch einmal.',
  },
  reset: {
    title: 'Neues Passwort wählen',
    text: 'Danach bist du auf allen Geräten abgemeldet und meldest dich mit dem neuen Passwort an.',
    password: 'Neues Passwort',
    submit: 'Neues Passwort speichern',
    busy: 'Wird gespeichert …',
    again: 'Einen anderen Link anfordern',
  },
  verify: {
    title: 'E-Mail-Adresse bestätigen',
    text: 'Ein Druck, und wir wissen, dass diese Adresse dir gehört.',
    submit: 'Bestätigen',
    busy: 'Wird bestätigt …',
    doneTitle: 'Danke',
    done: 'Deine E-Mail-Adresse ist bestätigt.',
  },
  confirm: {
    title: 'Neue E-Mail-Adresse bestätigen',
    text: 'Danach meldest du dich mit dieser Adresse an.',
    submit: 'Neue Adresse verwenden',
    busy: 'Wird bestätigt …',
    doneTitle: 'Deine Adresse ist geändert',
    done: 'Dein Konto verwendet ab jetzt die neue E-Mail-Adresse.',
  },
  restore: {
    title: 'E-Mail-Adresse wiederherstellen',
    text: 'Dein Konto verwendet dann wieder diese E-Mail-Adresse. Du wirst auf allen Geräten abgemeldet und meldest dich mit einem neuen Passwort an.',
    submit: 'Adresse wiederherstellen, Passwort speichern',
    taken:
      'Ein anderes Konto verwendet jetzt diese E-Mail-Adresse. Fordere dafür ein neues Passwort an, ändere seine Adresse oder lösche es, und öffne dann diesen Link noch einmal',
  },
  incomplete: {
    title: 'Dieser Link ist nicht vollständig',
    text: 'Öffne ihn noch einmal aus der Nachricht, oder kopiere ihn ganz in die Adresszeile.',
  },
}
