import type { Texts } from '../catalog.ts'

export const app: Texts['app'] = {
  skip: 'Zu den Aufgaben springen',
  notFound: {
    title: 'Seite nicht gefunden',
    text: 'Prüfe die Adresse auf Tippfehler, oder geh zurück zu deinen Aufgaben.',
    home: 'Zu den Aufgaben',
  },
  crash: {
    title: 'Etwas ist schiefgelaufen',
    text: 'Das ist unser Fehler, nicht deiner. Deine Aufgaben und alles, was du geschrieben hast, sind sicher. Lade die Seite neu, um sie wiederzusehen.',
    reload: 'Seite neu laden',
    details: 'Fehlerdetails',
  },
  missing: {
    title: 'Offline noch nicht verfügbar',
    text: 'Diese Ansicht wird geladen, sobald du online bist. Alles andere funktioniert weiter.',
    again: 'Erneut versuchen',
  },
  close: 'Schließen',
  length: {
    left: '{count, plural, one {Noch # Zeichen} other {Noch # Zeichen}}',
    over: '{count, plural, one {# Zeichen} other {# Zeichen}} über der Grenze von {max, number}. Nicht gespeichert.',
  },
  open: 'Öffnen',
  undo: 'Rückgängig',
  undoRegion: 'Letzte Aktionen',
}
