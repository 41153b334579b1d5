import { isUniqueViolation } from '@taskwire/db'
import { DomainError, type Actor, type User } from '@taskwire/domain'
import type { Deps } from '../../deps.ts'
import { updateProfile as updateProfileRow } from '../../users/users.repository.ts'

/** Omitted fields stay unchanged; null deletes. */
export interface ProfileChange {
  readonly name?: string | null | undefined
  readonly username?: string | null | undefined
  readonly time_zone?: string | null | undefined
  readonly day_start?: string | undefined
  readonly remind_by_push?: boolean | undefined
  readonly remind_by_email?: boolean | undefined
}

/**
 * Changes the name, the username, the time zone or the settings of reminders. A new time zone or start of the day moves the reminders
 * of tasks that follow the clock of the profile. Throws USERNAME_TAKEN.
 */
export async function updateProfile(deps: Deps, actor: Actor, change: ProfileChange): Promise<User> {
  const [user] = await updateProfileRow(deps.db, {
    user_id: actor.user_id,
    now: deps.now(),
    sets_name: change.name !== undefined,
    name: change.name ?? null,
    sets_username: change.username !== undefined,
    username: change.username ?? null,
    sets_time_zone: change.time_zone !== undefined,
    time_zone: change.time_zone ?? null,
    day_start: change.day_start ?? null,
    remind_by_push: change.remind_by_push ?? null,
    remind_by_email: change.remind_by_email ?? null,
  }).catch((error: unknown) => {
    throw isUniqueViolation(error, 'users_username') ? new DomainError('USERNAME_TAKEN') : error
  })
  if (user === undefined) throw new DomainError('UNAUTHENTICATED')
  return user
}
