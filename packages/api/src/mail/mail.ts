/** A short message in plain text. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Sends messages. */
export interface Mail {
  /** Whether messages can be sent. Calls that need a message fail before they store anything. */
  readonly isAvailable: boolean
  /** Base address of the links in messages. Comes from the settings and never from a request, which could forge it. */
  readonly appUrl: string
  /** Queues a message for sending in the background. Returns at once and never throws. */
  readonly send: (message: Message) => void
}
