/** Milliseconds until it is asked for again. */
const PAUSE_MS = 2_000

/**
 * What talks to the server comes in a file of its own, so that what is stored shows before it is there. Where it cannot be
 * fetched, the server cannot be reached either: `onAway` says so, and it is tried again. Undefined once the signal fired.
 */
export async function loadLead(signal: AbortSignal, onAway: () => void) {
  while (!signal.aborted) {
    try {
      const { lead } = await import('./lead.ts')
      return lead
    } catch {
      onAway()
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
    }
  }
  return undefined
}
