import type { ReplicaDelta, Trash } from '@taskwire/domain'
import type { ConnectionState } from '../store/connection-status.ts'

/**
 * A message between the tabs that share a storage. Tabs of two versions of the app may be open at once, so the shapes must stay
 * compatible.
 */
export type TabMessage =
  /** A step was stored. `version` is the leader's step count; missing for a user's mutation. */
  | { readonly type: 'step'; readonly delta: ReplicaDelta; readonly version?: number | undefined }
  /** The leader's connection and step count. */
  | { readonly type: 'status'; readonly connection: ConnectionState; readonly version: number }
  /** Asks the leader for a `status`. */
  | { readonly type: 'hello' }
  /** The network returned, or a tab became visible: stop waiting and try again. */
  | { readonly type: 'wake' }
  /** Another tab than the leader read the trash; the leader stores it. */
  | { readonly type: 'trash'; readonly trash: Trash }
  /** The storage was purged. */
  | { readonly type: 'purged' }
