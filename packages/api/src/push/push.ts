import type { Db } from '@taskwire/db'

/** One notification for one browser. It contains no text: the sender reads the task when it sends. */
export interface PushNotice {
  /** A uuid that is the same for the same moment and browser. */
  readonly id: string
  readonly subscription_id: string
  readonly user_id: string
  readonly task_id: string
  readonly moment: string
}

/** A browser, as it subscribed. */
export interface PushTarget {
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** How the push service treats a notification that it can't deliver at once. */
export interface PushOptions {
  /** Seconds for which it keeps the notification. */
  readonly ttl: number
  /** Replaces an undelivered notification of the same topic; at most 32 characters of base64url. */
  readonly topic: string
}

/** Sends notifications to browsers by Web Push. */
export interface Push {
  /** The server's public VAPID key in base64url. Browsers subscribe with it. */
  readonly publicKey: string
  /** Whether the server sends to this endpoint: https, a known push service, and no private address. */
  readonly isAllowed: (endpoint: string) => Promise<boolean>
  /** Stores notifications in the job queue. Over a transaction they are sent if and when that commits. */
  readonly enqueue: (db: Db, notices: readonly PushNotice[]) => Promise<void>
  /** Encrypts and sends a notification; returns the status of the push service. Rejects when there is no response. */
  readonly deliver: (target: PushTarget, payload: string, options: PushOptions) => Promise<number>
}
