import type { TaskwireErrorCode } from '@taskwire/client'
import type { Texts } from '../catalog.ts'

/** All of them: what the server says is English. */
const failures: Record<TaskwireErrorCode, string> = {
  NETWORK: 'Der Server ist nicht erreichbar; bitte die Verbindung prüfen und erneut versuchen',
  UNAVAILABLE: 'Der Server ist gerade beschäftigt; bitte gleich noch einmal versuchen',
  INTERNAL: 'Beim Server ist etwas schiefgegangen',
  INVALID_CREDENTIALS: 'E-Mail oder Passwort ist falsch',
  EMAIL_TAKEN: 'Mit dieser E-Mail-Adresse gibt es schon ein Konto',
  UNAUTHENTICATED: 'Zum Fortfahren bitte anmelden',
  TASK_NOT_FOUND: 'Die Aufgabe gibt es nicht mehr',
  REVISION_CONFLICT: 'Die Aufgabe wurde inzwischen anderswo geändert',
  VALIDATION_FAILED: 'Die Eingabe ist so nicht möglich',
  MALFORMED_REQUEST: 'Die Anfrage ist nicht lesbar',
  UNSUPPORTED_MEDIA_TYPE: 'Diese Art von Inhalt nimmt der Server nicht an',
  PAYLOAD_TOO_LARGE: 'Das ist zu viel auf einmal',
  UNKNOWN_ACCOUNT: 'Mit dieser E-Mail-Adresse gibt es kein Konto',
  INVALID_REFRESH_TOKEN: 'Die Sitzung ist beendet; bitte neu anmelden',
  REFRESH_TOKEN_EXPIRED: 'Die Sitzung ist abgelaufen; bitte neu anmelden',
  USERNAME_TAKEN: 'Dieser Name ist schon vergeben',
  INVALID_LINK: 'Dieser Link wurde schon benutzt oder ist zu alt; bitte einen neuen anfordern',
  MAIL_UNAVAILABLE: 'Dieser Server kann keine E-Mails senden; bitte die Person fragen, die ihn betreibt',
  FORBIDDEN: 'Das ist dir nicht erlaubt',
  TOO_MANY_REQUESTS: 'Zu viele Versuche; bitte später noch einmal',
  USER_NOT_FOUND: 'Dieses Konto gibt es nicht',
  SESSION_NOT_FOUND: 'Diese Sitzung gibt es nicht mehr',
  ACCESS_TOKEN_NOT_FOUND: 'Diesen Zugangsschlüssel gibt es nicht mehr',
  ACCESS_TOKEN_LIMIT_REACHED: 'Mehr Zugangsschlüssel gehen nicht; bitte erst einige widerrufen',
  LAST_ADMIN: 'Mindestens eine Person muss verwalten dürfen',
  NOT_YOUR_PATH: 'Diese Adresse gehört jemand anderem',
  TASK_NOT_YOURS: 'Diese Aufgabe gehört jemand anderem',
  TASK_ID_USED: 'Diese Aufgabe gibt oder gab es schon',
  TASK_LIMIT_REACHED: 'Mehr Aufgaben gehen nicht; bitte erst einige löschen',
  IDEMPOTENCY_KEY_REUSED: 'Diese Änderung wurde schon einmal anders gesendet',
  ROUTE_NOT_FOUND: 'Diese Version der App passt nicht mehr zum Server; bitte neu laden',
  METHOD_NOT_ALLOWED: 'Diese Version der App passt nicht mehr zum Server; bitte neu laden',
}

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
  missing: {
    title: 'Noch nicht auf diesem Gerät',
    text: 'Diese Ansicht lässt sich laden, sobald eine Verbindung da ist. Alles andere geht weiter.',
    again: 'Noch einmal versuchen',
  },
  close: 'Schließen',
  length: {
    left: '{count, plural, one {Noch # Zeichen} other {Noch # Zeichen}}',
    over: '{count, plural, one {# Zeichen} other {# Zeichen}} zu viel: höchstens {max, number} sind möglich. Nicht gespeichert.',
  },
  open: 'Öffnen',
  undo: 'Rückgängig',
  undoRegion: 'Was du gerade getan hast',
  tooMany: 'Zu viele Versuche; bitte {when} noch einmal versuchen',
  update: {
    label: 'Neue Version',
    ready: 'Eine neue Version ist bereit.',
    reload: 'Neu laden',
    later: 'Später',
  },
  failures,
}
