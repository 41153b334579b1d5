import type { User } from '@taskwire/domain'

export function toAccount({ number, name, email }: User) {
  return { id: number, name: name ?? '', email }
}
