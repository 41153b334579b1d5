/** A short message in plain text. */
export interface Message {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** How messages leave the service. */
export interface Mail {
  /** False where none can be sent: calls that need one fail then before they store anything. */
  readonly isAvailable: boolean
  /** Address of the web app, where links of messages lead; never taken from a request, which may say anything. */
  readonly appUrl: string
  /** Takes a message to be sent in the background. Returns at once and never throws. */
  readonly send: (message: Message) => void
}
