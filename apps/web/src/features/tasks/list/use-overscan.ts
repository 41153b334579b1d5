import { useEffect, useState } from 'react'
import { whenIdle } from '../../../shared/runtime/when-idle.ts'

const FEW = 2
const ENOUGH = 12
const STEP = 2

/**
 * How many rows are drawn beyond those in sight: few at first, so that the list is there sooner, and more of them whenever
 * the page has nothing else to do.
 */
export function useOverscan(): number {
  const [overscan, setOverscan] = useState(FEW)
  useEffect(() => {
    if (overscan >= ENOUGH) return
    return whenIdle(() => setOverscan(Math.min(overscan + STEP, ENOUGH)))
  }, [overscan])
  return overscan
}
