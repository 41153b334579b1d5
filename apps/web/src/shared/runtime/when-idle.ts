/** Calls back when the page is idle. Returns a function that cancels the call. */
export function whenIdle(act: () => void): () => void {
  if (!('requestIdleCallback' in globalThis)) {
    const timer = setTimeout(act, 100)
    return () => clearTimeout(timer)
  }
  const idle = requestIdleCallback(act)
  return () => cancelIdleCallback(idle)
}

/** Time after `load` for the page's first requests. */
const FIRST_MS = 1_000

/** Resolves when the page has most likely rendered its first data and is idle. */
export async function afterFirstLoad(): Promise<void> {
  if (document.readyState !== 'complete')
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }))
  await new Promise((resolve) => setTimeout(resolve, FIRST_MS))
  await new Promise<void>((resolve) => whenIdle(resolve))
}
