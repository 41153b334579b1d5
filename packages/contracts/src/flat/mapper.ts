import type { User } from '@taskwire/domain'

export function toSignedUpUser({ id, username, email, created_at }: User) {
  return { id, username, email, created_at }
}
