/** Calls back when the page has nothing better to do; the function that comes back calls it off. */
export function whenIdle(act: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, 100)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(act)
  return () => cancelIdleCallback(idle)
}

/** Milliseconds that a page gets for its first questions to the server. */
const FIRST_MS = 1_000

/** Resolves when the page has most likely drawn what it was opened for, and has nothing better to do. */
export async function afterFirstLoad(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  await new Promise((resolve) => setTimeout(resolve, FIRST_MS))
  await new Promise<void>((resolve) => whenIdle(resolve))
}
