import { setTimeout as pause } from 'node:timers/promises'
import type { Background, Mail, Message } from '@taskwire/api'
import { createTransport } from 'nodemailer'
import type { MailLog } from './mail-log.ts'

interface SmtpOptions {
  readonly url: string
  readonly from: string
  readonly background: Background
  readonly log: MailLog
}

/** Milliseconds to wait after each failed attempt but the last. */
const PAUSES = [1_000, 10_000, 60_000]
/** Maximum number of queued messages, so that a long outage of the mail server can't fill the memory. */
const MAX_WAITING = 1_000
/** For each step of an attempt. */
const PATIENCE_MS = 10_000

const limits = {
  connectionTimeout: PATIENCE_MS,
  greetingTimeout: PATIENCE_MS,
  socketTimeout: PATIENCE_MS,
  dnsTimeout: PATIENCE_MS,
  disableFileAccess: true,
  disableUrlAccess: true,
} as const

/** Connects to a mail server and signs in. Rejects when it can't be reached or refuses. */
export async function verifySmtp(url: string): Promise<void> {
  const transport = createTransport({ url, ...limits })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

/** Sends messages by SMTP and retries while the mail server is away or asks for a retry. */
export function openSmtp({ url, from, background, log }: SmtpOptions): Omit<Mail, 'appUrl'> & Disposable {
  const transport = createTransport({ url, ...limits, pool: true, maxConnections: 2 })
  let waiting = 0

  async function deliver({ to, subject, text }: Message, closing: AbortSignal): Promise<void> {
    for (const wait of [...PAUSES, undefined]) {
      try {
        // As an address and not as the text of a header, which could name several.
        await transport.sendMail({ from, to: { name: '', address: to }, subject, text })
        return
      } catch (error) {
        // The attempt after the end of the service is the last one.
        if (wait === undefined || isFinal(error) || closing.aborted) throw error
        log.warn({ err: error, subject }, 'a message could not be sent yet')
      }
      // The end of the service skips this pause and tries at once.
      await pause(wait, undefined, { signal: closing }).catch(() => {})
    }
  }

  return {
    isAvailable: true,
    send(message) {
      const { subject } = message
      if (waiting >= MAX_WAITING) {
        log.error({ subject }, 'a message was dropped: too many wait to be sent')
        return
      }
      waiting += 1
      background.run(async (closing) => {
        try {
          await deliver(message, closing)
        } catch (error) {
          log.error({ err: error, subject }, 'a message could not be sent')
        } finally {
          waiting -= 1
        }
      })
    },
    [Symbol.dispose]: () => transport.close(),
  }
}

/** Whether the mail server refuses this message for good. */
function isFinal(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: number }
  return responseCode !== undefined && responseCode >= 500
}
