/** The id of the user whom an access token was given to; undefined for what cannot be read. The server alone judges it. */
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
 * A name for the user of a token that does not say whose it is, such as a personal access token: the same for the same token.
 * It keeps the replicas of two tokens apart, and says nothing about the token.
 */
export function anonymousUser(token: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(token))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return `${ANONYMOUS}${hash.toString(36)}`
}

/** Whether a user is only known by a token. */
export function isAnonymous(user: string): boolean {
  return user.startsWith(ANONYMOUS)
}
