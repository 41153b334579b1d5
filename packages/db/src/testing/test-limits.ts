import type { Limits } from '../limits.ts'

/** Limits of the pools that tests share: busy machines are slow, and a statement that waits for a lock still has to end. */
export const testLimits: Limits = { wait: 30_000, connect: 30_000, statement: 10_000 }
