import type { User } from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import { setFirstTimeZone } from '../users/users.repository.ts'

/** Sets the time zone of a profile that has none, from the client that signs in. Returns the account as it is then. */
export async function rememberTimeZone(deps: Deps, user: User, time_zone: string | undefined): Promise<User> {
  if (time_zone === undefined || user.time_zone !== null) return user
  const [changed] = await setFirstTimeZone(deps.db, { user_id: user.id, time_zone, now: deps.now() })
  return changed ?? user
}
