import type { Deps } from '../deps.ts'
import { listOldSeals, replaceSeals } from './webhooks.repository.ts'

interface Sealed {
  readonly id: string
  readonly secret: string
  readonly previous_secret: string | null
  readonly previous_until: string | null
}

/** Returns the secrets that sign a delivery now. Undefined when the server can no longer read the present one. */
export function secretsOf(
  { webhooks, now }: Deps,
  { id, secret, previous_secret, previous_until }: Sealed,
): string[] | undefined {
  const present = webhooks.open(id, secret)
  if (present === undefined) return undefined
  const isKept = previous_secret !== null && previous_until !== null && previous_until > now()
  const previous = isKept ? webhooks.open(id, previous_secret) : undefined
  return previous === undefined ? [present] : [present, previous]
}

/** Webhooks whose secrets are sealed again at a time. */
const AT_ONCE = 500

/**
 * Seals the secrets of webhooks with the present key of the server. A secret must not depend on a key longer than keys are kept after
 * their rotation. Returns how many were sealed again.
 */
export async function resealSecrets(deps: Deps): Promise<{ reseals: number }> {
  let reseals = 0
  const { webhooks } = deps
  for (let after: string | null | undefined = null; after !== undefined;) {
    const rows: OldSeal[] = await listOldSeals(deps.db, {
      prefix: webhooks.sealPrefix(),
      after,
      limit: AT_ONCE,
    })
    for (const { id, secret: old_secret, previous_secret } of rows) {
      const present = webhooks.open(id, old_secret)
      const previous = previous_secret === null ? undefined : webhooks.open(id, previous_secret)
      // Its key is gone. The next delivery pauses the webhook, and its owner rotates the secret.
      if (present === undefined) continue
      await replaceSeals(deps.db, {
        id,
        old_secret,
        secret: webhooks.seal(id, present),
        previous_secret: previous === undefined ? null : webhooks.seal(id, previous),
      })
      reseals += 1
    }
    after = rows.length === AT_ONCE ? rows.at(-1)?.id : undefined
  }
  return { reseals }
}

type OldSeal = Awaited<ReturnType<typeof listOldSeals>>[number]
