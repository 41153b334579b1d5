import type { Limits } from '../limits.ts'

/** Limits of the pools of tests: long for busy machines, but a statement that waits for a lock ends. */
export const testLimits: Limits = { wait: 30_000, connect: 30_000, statement: 30_000 }
