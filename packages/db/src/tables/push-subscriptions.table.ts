/** Browsers that are notified of reminders. */
export interface PushSubscriptionsTable {
  user_id: string
  id: string
  /** The session that subscribed. Nothing is sent after its end. */
  session_id: string
  /** Address at the push service. Who knows it can send, so no answer contains it. */
  endpoint: string
  endpoint_hash: Buffer
  /** The browser's public key. */
  p256dh: string
  /** The secret between browser and server. */
  auth: string
  user_agent: string | null
  created_at: string
}
