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
