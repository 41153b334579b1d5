import type { Message } from '@taskwire/api'
import { createTransport } from 'nodemailer'

/** Hands messages over to a mail server, once each. */
export interface MailTransport extends Disposable {
  /** Rejects when the mail server didn't accept the message. */
  deliver(message: Message, messageId: string): Promise<void>
}

/** Messages that one process sends at a time. */
export const MAIL_AT_ONCE = 2
/** Milliseconds for each step of an attempt. */
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

/** Opens a transport by SMTP. */
export function openSmtp({ url, from }: { readonly url: string; readonly from: string }): MailTransport {
  const transport = createTransport({ url, ...limits, pool: true, maxConnections: MAIL_AT_ONCE })
  return {
    async deliver({ to, subject, text }, messageId) {
      // As an address and not as the text of a header, which could name several.
      await transport.sendMail({ from, to: { name: '', address: to }, subject, text, messageId })
    },
    [Symbol.dispose]: () => transport.close(),
  }
}

/** Whether the mail server refuses this message for good. */
export function isFinal(error: unknown): boolean {
  const { responseCode } = error as { responseCode?: number }
  return responseCode !== undefined && responseCode >= 500
}
