import type { Db } from '@taskwire/db'

/** A short message in plain text. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** When its link stops working. A message that couldn't be sent by then is dropped; after a day when omitted. */
  readonly expires_at?: string | undefined
}

/** Sends messages. */
export interface Mail {
  /** Whether messages can be sent. Calls that need a message fail before they store anything. */
  readonly isAvailable: boolean
  /** Base address of the links in messages. Comes from the settings and never from a request, which could forge it. */
  readonly appUrl: string
  /**
   * Stores a message in the job queue. Over a transaction it is sent if and when that commits, in the order of the messages to its
   * recipient. Does nothing when no message can be sent.
   */
  readonly send: (db: Db, message: Message) => Promise<void>
}
