import type { Texts } from '../catalog.ts'

export const app: Texts['app'] = {
  skip: 'Zu den Aufgaben springen',
  notFound: {
    title: 'Hier ist nichts',
    text: 'Die Adresse ist vielleicht vertippt, oder was hier war, ist fort.',
    home: 'Zu den Aufgaben',
  },
  crash: {
    title: 'Diese Seite funktioniert nicht mehr',
    text: 'Das ist unser Fehler, nicht deiner. Deine Aufgaben sind sicher, auch was du geschrieben hast; nach dem Neuladen sind sie wieder da.',
    reload: 'Seite neu laden',
    details: 'Was schiefging',
  },
  close: 'Schließen',
  undo: 'Rückgängig',
  undoRegion: 'Was du gerade getan hast',
  tooMany: (when) => `Zu viele Versuche; bitte ${when} noch einmal versuchen`,
  update: {
    label: 'Neue Version',
    ready: 'Eine neue Version ist bereit.',
    reload: 'Neu laden',
    later: 'Später',
  },
  failures: {
    NETWORK: 'Der Server ist nicht erreichbar; bitte die Verbindung prüfen und erneut versuchen',
    UNAVAILABLE: 'Der Server ist gerade beschäftigt; bitte gleich noch einmal versuchen',
    INTERNAL: 'Beim Server ist etwas schiefgegangen',
    INVALID_CREDENTIALS: 'E-Mail oder Passwort ist falsch',
    EMAIL_TAKEN: 'Mit dieser E-Mail-Adresse gibt es schon ein Konto',
    USERNAME_TAKEN: 'Dieser Benutzername ist vergeben',
    INVALID_LINK: 'Dieser Link wurde schon benutzt oder ist zu alt; bitte einen neuen anfordern',
    MAIL_UNAVAILABLE: 'Dieser Server kann keine E-Mails senden; bitte an den wenden, der ihn betreibt',
    FORBIDDEN: 'Das ist nicht erlaubt',
    LAST_ADMIN: 'Es muss mindestens eine aktive Person mit Verwaltungsrechten geben',
    ACCESS_TOKEN_LIMIT_REACHED: 'Mehr Zugangstoken passen nicht in das Konto; bitte erst welche widerrufen',
    UNAUTHENTICATED: 'Zum Fortfahren bitte anmelden',
    TASK_NOT_FOUND: 'Die Aufgabe gibt es nicht mehr',
    REVISION_CONFLICT: 'Die Aufgabe wurde inzwischen anderswo geändert',
    VALIDATION_FAILED: 'Die Eingabe ist so nicht möglich',
  },
}
