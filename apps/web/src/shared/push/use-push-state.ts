import { useEffect, useState } from 'react'
import { readPushState, watchPushState, type PushState } from './push-device.ts'

/** Returns whether this browser gets notifications; undefined until that is known. */
export function usePushState(): PushState | undefined {
  const [state, setState] = useState<PushState>()
  useEffect(() => {
    let isMounted = true
    const read = async () => {
      const next = await readPushState().catch(() => 'unsupported' as const)
      if (isMounted) setState(next)
    }
    const onChange = () => void read()
    onChange()
    const leave = watchPushState(onChange)
    // A person changes the permission in the settings of the browser, and comes back.
    addEventListener('focus', onChange)
    return () => {
      isMounted = false
      leave()
      removeEventListener('focus', onChange)
    }
  }, [])
  return state
}
