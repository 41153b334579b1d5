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
