import type { Job, SigningKey } from '@taskwire/api'
import type { MailLog } from './mail-log.ts'
import { openMessage, type SealedMessage } from './sealed-message.ts'
import { isFinal, type MailTransport } from './smtp.ts'

interface MailJobOptions {
  readonly transport: MailTransport
  readonly keys: () => readonly SigningKey[]
  /** The host in the ids of messages. */
  readonly host: string
  readonly log: MailLog
}

/**
 * Makes the handler that sends a message. An attempt that may have reached the mail server is repeated after a crash, under the same
 * `Message-ID`, by which mailboxes recognise a copy. Messages that can't be sent any more are dropped, because a failed one would
 * hold up the later ones to its recipient.
 */
export function mailJob({ transport, keys, host, log }: MailJobOptions): (job: Job) => Promise<void> {
  return async ({ id, data, retries }) => {
    const sealed = data as SealedMessage
    const facts = { job: id, attempt: retries + 1 }
    if (Date.parse(sealed.expires_at) <= Date.now())
      return log.warn({ ...facts, expires_at: sealed.expires_at }, 'a message was dropped: it has expired')
    const message = openMessage(keys(), id, sealed)
    if (message === undefined)
      return log.error(facts, 'a message was dropped: it was sealed with a key that is gone')
    const { subject } = message
    try {
      await transport.deliver(message, `<${id}@${host}>`)
    } catch (error) {
      if (isFinal(error)) return log.error({ ...facts, err: error, subject }, 'a message could not be sent')
      log.warn({ ...facts, err: error, subject }, 'a message could not be sent yet')
      throw error
    }
  }
}
