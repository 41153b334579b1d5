import { useEffect, useState } from 'react'

const FEW = 2
const ENOUGH = 12
const STEP = 5

/**
 * How many rows are drawn beyond those in sight: few at first, so that the list is there sooner, and more of them whenever
 * the page has nothing else to do.
 */
export function useOverscan(): number {
  const [overscan, setOverscan] = useState(FEW)
  useEffect(() => {
    if (overscan >= ENOUGH) return
    const grow = () => setOverscan(Math.min(overscan + STEP, ENOUGH))
    if (!('requestIdleCallback' in globalThis)) {
      const timer = setTimeout(grow, 100)
      return () => clearTimeout(timer)
    }
    const idle = requestIdleCallback(grow)
    return () => cancelIdleCallback(idle)
  }, [overscan])
  return overscan
}
