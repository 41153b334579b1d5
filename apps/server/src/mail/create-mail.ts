import type { Background, Mail } from '@taskwire/api'
import type { Env } from '../env.ts'
import type { MailLog } from './mail-log.ts'
import { openSmtp } from './smtp.ts'

type Opened = Mail & Disposable

/** How messages leave, as the settings say: by SMTP, else into the log while in development, else not at all. */
export function createMail(env: Env, background: Background, log: MailLog): Opened {
  const appUrl = `${publicUrl(env)}/app`
  const { SMTP_URL: url, MAIL_FROM: from } = env
  if (url !== undefined && from !== undefined) return { appUrl, ...openSmtp({ url, from, background, log }) }
  if (env.NODE_ENV === 'production') return { appUrl, isAvailable: false, send() {}, [Symbol.dispose]() {} }
  return { appUrl, ...printed(log) }
}

/** Without a setting the address that this process listens on: good enough where a person tries things out. */
function publicUrl({ PUBLIC_URL, PORT }: Env): string {
  return PUBLIC_URL?.replace(/\/+$/, '') ?? `http://localhost:${PORT}`
}

function printed(log: MailLog): Omit<Opened, 'appUrl'> {
  return {
    isAvailable: true,
    send: ({ to, subject, text }) =>
      log.info({ to, subject, text }, 'a message, not sent since SMTP_URL is not set'),
    [Symbol.dispose]() {},
  }
}
