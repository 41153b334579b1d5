import { setTimeout as pause } from 'node:timers/promises'
import { patientLimits } from './limits.ts'

const REPORT_MS = 3_000
const RETRY_MS = 500

/** The server accepts connections but isn't ready (57P03), or all of its connections are in use (53300). */
const passing = new Set(['57P03', '53300'])

/** Runs work of the start, retries it while the database is starting, and logs every few seconds that it waits. */
export async function patiently<T>(work: () => Promise<T>, log: (line: string) => void): Promise<T> {
  const began = performance.now()
  const report = setInterval(
    () => log(`Still waiting for the database (${Math.round((performance.now() - began) / 1000)} s) …`),
    REPORT_MS,
  ).unref()
  try {
    for (;;) {
      try {
        return await work()
      } catch (error) {
        if (!isPassing(error) || performance.now() - began > patientLimits.wait) throw error
        await pause(RETRY_MS)
      }
    }
  } finally {
    clearInterval(report)
  }
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  return ('code' in error && passing.has(String(error.code))) || isPassing(error.cause)
}
