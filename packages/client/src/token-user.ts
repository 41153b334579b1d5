/**
 * Returns the id of the user in an access token; undefined when the token can't be read. It doesn't verify the token, which only the
 * server can do.
 */
export function tokenUser(token: string | null): string | undefined {
  try {
    const [, payload = ''] = token?.split('.') ?? []
    const { sub } = JSON.parse(atob(payload.replaceAll('-', '+').replaceAll('_', '/'))) as { sub?: unknown }
    return typeof sub === 'string' ? sub : undefined
  } catch {
    return undefined
  }
}

const ANONYMOUS = 'token:'

/**
 * Returns a name for the user of a token that doesn't contain its user, such as a personal access token. The name is the same for the
 * same token, keeps the replicas of two tokens apart and reveals nothing about the token.
 */
export function anonymousUser(token: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(token))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return `${ANONYMOUS}${hash.toString(36)}`
}

/** Whether `anonymousUser` returned this name. */
export function isAnonymous(user: string): boolean {
  return user.startsWith(ANONYMOUS)
}
