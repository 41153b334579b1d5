import type { Texts } from '../catalog.ts'

export const accounts: Texts['accounts'] = {
  menu: {
    label: 'Konto: {email}',
    unknown: 'Konto',
  },
  confirm: {
    text: 'Deine E-Mail-Adresse ist noch nicht bestätigt.',
    resend: 'Link senden',
    sent: 'Wir haben einen Link an {email} gesendet.',
    hide: 'Hinweis ausblenden',
  },
}
