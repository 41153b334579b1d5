/** Time limits of a pool, in milliseconds. */
export interface Limits {
  /** How long a caller waits for a connection. */
  readonly wait: number
  /** How long one attempt to connect may take. When its caller has given up, its connection serves the next one. */
  readonly connect: number
  /** How long a statement may run; 0 means no limit. */
  readonly statement: number
}

/** For requests: the caller gets a 503 early enough to retry. */
export const servingLimits: Limits = { wait: 2_500, connect: 10_000, statement: 2_500 }

/** For the start, migrations and subcommands: they don't retry, and a busy machine needs seconds to connect. */
export const patientLimits: Limits = { wait: 60_000, connect: 60_000, statement: 0 }
