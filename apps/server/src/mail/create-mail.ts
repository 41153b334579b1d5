import type { Background, Mail } from '@taskwire/api'
import type { Env } from '../env.ts'
import type { MailLog } from './mail-log.ts'
import { openSmtp } from './smtp.ts'

type Opened = Mail & Disposable

/** Creates the mail transport of the settings: SMTP, else the log in development, else none. */
export function createMail(env: Env, background: Background, log: MailLog): Opened {
  const appUrl = `${publicUrl(env)}/app`
  const { SMTP_URL: url, MAIL_FROM: from } = env
  if (url !== undefined && from !== undefined) return { appUrl, ...openSmtp({ url, from, background, log }) }
  if (env.NODE_ENV === 'production') return { appUrl, isAvailable: false, send() {}, [Symbol.dispose]() {} }
  return { appUrl, ...printed(log) }
}

/** Without a setting this process's own address: good enough for trying things out. */
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
