/** Returns PostgreSQL's five-character code of an error, or the system's (`ECONNREFUSED`), if it has one. */
function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Checks whether the unique constraint or index of this name refused a row. */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  return codeOf(error) === '23505' && (error as { constraint?: string }).constraint === constraint
}

/** A single collision has a chance of one in millions. Ten in a row mean that the numbers aren't random. */
const MAX_ATTEMPTS = 10

/**
 * Repeats an insert while a random value of its row collides with another row in the unique index `constraint`. `insert`
 * draws a new value each time. Throws the violation after ten attempts.
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

/** Checks whether the database refused data: as invalid (class 22), or by a constraint (class 23). */
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
// 25006 read-only (during a fail-over), 40P01 deadlock.
const unavailableStates = /^(08|53|57|58|55P03|25006|40P01)/
const unavailableSystemCodes = /^E(CONN|PIPE|HOST|NET|TIMEDOUT|NOENT|NOTFOUND|AI_AGAIN)/
// pg's own errors, which have no code.
const unavailableMessages =
  /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout|Client has encountered a connection error)/

/** Checks whether the database is unreachable, starting, full or too slow, so that a later retry may succeed. */
export function isUnavailable(error: unknown): boolean {
  const code = codeOf(error)
  if (code !== undefined) return unavailableStates.test(code) || unavailableSystemCodes.test(code)
  return error instanceof Error && unavailableMessages.test(error.message)
}
