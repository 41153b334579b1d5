import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'

export interface ReceivedMail {
  readonly from: string
  readonly to: readonly string[]
  /** Headers and body, as received. */
  readonly raw: string
  /** The decoded body, with its original lines. */
  readonly text: string
  /** The `Message-ID`. */
  readonly id: string
}

/** A real mail server on a free port, which keeps every message. */
export async function startMailServer() {
  const mails: ReceivedMail[] = []
  /** SMTP codes with which it refuses the next messages. */
  const refusals: number[] = []
  let attempts = 0
  /** Runs once, when the next message was received and not yet accepted. */
  let beforeAccepting: (() => Promise<void>) | undefined
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', async () => {
        attempts += 1
        const hook = beforeAccepting
        beforeAccepting = undefined
        await hook?.()
        const responseCode = refusals.shift()
        if (responseCode !== undefined) return done(Object.assign(new Error('not now'), { responseCode }))
        const raw = Buffer.concat(chunks).toString()
        const { mailFrom, rcptTo } = session.envelope
        const from = mailFrom === false ? '' : mailFrom.address
        mails.push({
          from,
          to: rcptTo.map(({ address }) => address),
          raw,
          text: readable(raw),
          id: messageId(raw),
        })
        return done()
      })
    },
  })
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    refusals,
    attempts: () => attempts,
    onceBeforeAccepting: (hook: () => Promise<void>) => void (beforeAccepting = hook),
    /** Waits for the newest message to an address that fulfils a condition. */
    async mailTo(address: string, is: (mail: ReceivedMail) => boolean = () => true): Promise<ReceivedMail> {
      for (;;) {
        const found = mails.findLast((mail) => mail.to.includes(address) && is(mail))
        if (found !== undefined) return found
        await pause(10)
      }
    },
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

function messageId(raw: string): string {
  return /^message-id: (\S+)/im.exec(raw)?.[1] ?? ''
}

/** Decodes quoted-printable, the only encoding that English text and long links get. */
function readable(raw: string): string {
  const [, body = ''] = raw.split(/\r\n\r\n([^]*)/)
  return /^content-transfer-encoding: quoted-printable/im.test(raw)
    ? body
        .replaceAll('=\r\n', '')
        .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : body
}
