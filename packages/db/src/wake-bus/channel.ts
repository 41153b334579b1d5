/** Sent in place of user ids; wakes every reader. */
export const EVERYBODY = '*'

/** An open connection that receives payloads. */
export interface Listening {
  /** Resolves when the connection is lost, with the error if there was one. */
  readonly lost: Promise<{ readonly cause: unknown }>
  /** Rejects when the connection has vanished silently. */
  check(): Promise<void>
  /** Ends the connection. May be called twice. */
  close(): Promise<void>
}

/** An open connection that sends payloads. */
export interface Sending {
  send(payload: string): Promise<void>
  close(): Promise<void>
}

/** A way for short payloads from any process to all of them, each sent at most once. */
export interface Channel {
  readonly kind: 'postgres' | 'redis'
  /** Connects and calls `receive` with each payload, those of this process too. An abort of `signal` ends the attempt. */
  listen(receive: (payload: string) => void, signal: AbortSignal): Promise<Listening>
  /** Connects for sending. Calls `onLost` when the connection ends without a call of `close`. */
  connect(onLost: () => void): Promise<Sending>
  /** Sends one payload the way that writers do, for a check that payloads arrive. */
  notify(payload: string): Promise<void>
}
