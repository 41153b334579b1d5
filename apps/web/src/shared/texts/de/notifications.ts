import type { notifications as en } from '../en/notifications.ts'
import type { Translation } from '../messages.ts'

export const notifications: Translation<typeof en> = {
  device: 'Dieses Gerät',
  states: {
    unsupported: 'Dieser Browser unterstützt keine Mitteilungen.',
    insecure: 'Browser erlauben Mitteilungen nur über https. Öffne Taskwire unter einer https-Adresse.',
    install:
      'Füge Taskwire auf iPhone und iPad zuerst zum Home-Bildschirm hinzu, und schalte die Mitteilungen dort ein.',
    blocked: 'Dieser Browser blockiert Mitteilungen von Taskwire.',
    off: 'Mitteilungen sind auf diesem Gerät aus.',
    on: 'Mitteilungen sind auf diesem Gerät an.',
  },
  unblock:
    'Öffne mit dem Symbol neben der Adresse die Website-Einstellungen, erlaube Mitteilungen, und komm auf diese Seite zurück.',
  whileOpen: 'In geöffneten Seiten von Taskwire erscheinen Erinnerungen trotzdem.',
  turnOn: 'Mitteilungen einschalten',
  turnOff: 'Ausschalten',
  turnedOn: 'Mitteilungen sind auf diesem Gerät an',
  turnedOff: 'Mitteilungen sind auf diesem Gerät aus',
  problems: {
    dismissed:
      'Du hast die Frage des Browsers ohne Antwort geschlossen. Versuch es noch einmal, und wähle „Zulassen“.',
    noWorker:
      'Taskwire ist in diesem Browser noch nicht fertig geladen. Lade die Seite neu, und versuch es noch einmal.',
    noService:
      'Der Browser erreicht seinen Push-Dienst nicht. Prüfe deine Verbindung, und versuch es noch einmal.',
  },
  sendTest: 'Test senden',
  tests: {
    shown: 'Der Test ist auf diesem Gerät angekommen.',
    delivered:
      'Der Push-Dienst hat den Test angenommen. Wenn keine Mitteilung erscheint, prüfe die Mitteilungen in den Einstellungen deines Systems und den Nicht-stören-Modus.',
    gone: 'Dieser Browser hat sich abgemeldet. Schalte die Mitteilungen aus und wieder ein.',
    refused:
      'Der Push-Dienst hat den Test abgelehnt ({status}). Wer den Server betreibt, kann die Push-Einstellungen prüfen.',
    unreachable: 'Der Server erreicht den Push-Dienst nicht. Versuch es später noch einmal.',
    off: 'Der Browser erlaubt keine Mitteilungen mehr. Erlaube sie in den Website-Einstellungen, und versuch es noch einmal.',
    unknown: 'Der Server kennt dieses Gerät nicht mehr. Schalte die Mitteilungen aus und wieder ein.',
  },
  ways: 'Erinnerungen senden',
  byPush: 'Als Mitteilung an die Geräte unten',
  byEmail: 'Per E-Mail',
  confirmFirst: 'Bestätige zuerst deine E-Mail-Adresse.',
  dayStart: 'An Aufgaben ohne Uhrzeit erinnern um',
  devices: 'Geräte',
  noDevices: 'Noch bekommt kein Gerät Mitteilungen.',
  since: 'An seit {moment}',
  remove: 'Entfernen',
  removeLabel: '{device} entfernen',
  removed: '{device} bekommt keine Mitteilungen mehr',
}
