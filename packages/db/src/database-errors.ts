/** PostgreSQL's five-character code of an error, or the system's (`ECONNREFUSED`), if it has one. */
function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** True when a unique constraint or index of this name refused the row. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return codeOf(error) === '23505' && (error as { constraint?: string }).constraint === constraint
}

/** One collision is a chance of one in millions; a tenth in a row means that numbers aren't random. */
const MAX_ATTEMPTS = 10

/**
 * Runs an insert again while a random value of its row collides with another row in the unique index `constraint`. Each
 * attempt draws a new value.
 */
export async function retryOnCollision<T>(constraint: string, insert: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await insert()
    } catch (error) {
      if (attempt === MAX_ATTEMPTS || !isUniqueViolation(error, constraint)) throw error
    }
  }
}

/** Data that the database cannot take (class 22) or that breaks a constraint (class 23). */
export function isRefusedData(error: unknown): boolean {
  return /^2[23]/.test(codeOf(error) ?? '')
}

/**
 * Another transaction holds a lock that this one needs, or two waited for each other: this one was undone and may run again
 * at once.
 */
export function isContention(error: unknown): boolean {
  return /^(40P01|55P03)$/.test(codeOf(error) ?? '')
}

// 08 connection, 53 resources, 57 operator intervention (shutdown, cancel, timeout), 55P03 lock timeout, 58 system,
// 25006 read-only (a fail-over under way), 40P01 two that waited for each other.
const unavailableStates = /^(08|53|57|58|55P03|25006|40P01)/
const unavailableSystemCodes = /^E(CONN|PIPE|HOST|NET|TIMEDOUT|NOENT|NOTFOUND|AI_AGAIN)/
// pg gives these no code.
const unavailableMessages =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error)/

/** The database is away, starting, full or too slow: worth another try a little later. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error)
  if (code !== undefined) return unavailableStates.test(code) || unavailableSystemCodes.test(code)
  return error instanceof Error && unavailableMessages.test(error.message)
}
