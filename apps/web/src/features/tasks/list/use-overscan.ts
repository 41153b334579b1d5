import { useEffect, useState } from 'react'
import { whenIdle } from '../../../shared/runtime/when-idle.ts'

const FEW = 2
const ENOUGH = 12
const STEP = 2

/**
 * Returns how many rows to render beyond the visible ones: few at first, so that the list appears sooner, then more whenever the
 * page is idle.
 */
export function useOverscan(): number {
  const [overscan, setOverscan] = useState(FEW)
  useEffect(() => {
    if (overscan >= ENOUGH) return
    return whenIdle(() => setOverscan(Math.min(overscan + STEP, ENOUGH)))
  }, [overscan])
  return overscan
}
