import { createHmac } from 'node:crypto'
import type { JobQueue, Mail, SigningKey } from '@taskwire/api'
import { v7 } from 'uuid'
import type { Env } from '../env.ts'
import type { MailLog } from './mail-log.ts'
import { recipientKey, sealMessage } from './sealed-message.ts'
import { openSmtp, type MailTransport } from './smtp.ts'

/** How long a message without a link may wait for the mail server, in milliseconds. */
const PATIENCE_MS = 86_400_000

/** Creates the mail of the settings. Messages wait in the queue until a process with the transport sends them. */
export function createMail(
  env: Env,
  queue: JobQueue,
  keys: () => readonly [SigningKey, ...SigningKey[]],
): Mail {
  const appUrl = `${publicUrl(env)}/app`
  const isAvailable = env.SMTP_URL !== undefined || env.NODE_ENV !== 'production'
  return {
    appUrl,
    isAvailable,
    async send(db, message) {
      if (!isAvailable) return
      const [key] = keys()
      // In the order of creation, also within a transaction.
      const id = v7()
      const expires_at = message.expires_at ?? new Date(Date.now() + PATIENCE_MS).toISOString()
      const data = sealMessage(key, id, message, expires_at)
      await queue.send(db, 'mail', [{ id, data, key: nameRecipient(key, message.to) }])
    },
  }
}

/** Names a recipient without naming the address. */
function nameRecipient(key: SigningKey, to: string): string {
  return createHmac('sha256', recipientKey(key)).update(to.toLowerCase()).digest('base64url')
}

/** Opens the transport of the settings: SMTP, else the log in development, else none. */
export function openTransport(env: Env, log: MailLog): MailTransport | undefined {
  const { SMTP_URL: url, MAIL_FROM: from } = env
  if (url !== undefined && from !== undefined) return openSmtp({ url, from })
  return env.NODE_ENV === 'production' ? undefined : printed(log)
}

/** The address of this service. Without a setting this process's own address, good enough for trying things out. */
function publicUrl({ PUBLIC_URL, PORT }: Env): string {
  return PUBLIC_URL?.replace(/\/+$/, '') ?? `http://localhost:${PORT}`
}

function printed(log: MailLog): MailTransport {
  return {
    async deliver({ to, subject, text }) {
      log.info({ to, subject, text }, 'a message, not sent since SMTP_URL is not set')
    },
    [Symbol.dispose]() {},
  }
}
