import { useEffect, useState } from 'react'
import { readPushState, watchPushState, type PushState } from './push-device.ts'

/** Returns whether this browser gets notifications; undefined until that is known. */
export function usePushState(): PushState | undefined {
  const [state, setState] = useState<PushState>()
  useEffect(() => {
    let isMounted = true
    const read = () =>
      void readPushState().then(
        (next) => isMounted && setState(next),
        () => isMounted && setState('unsupported'),
      )
    read()
    const leave = watchPushState(read)
    // A person changes the permission in the settings of the browser, and comes back.
    addEventListener('focus', read)
    return () => {
      isMounted = false
      leave()
      removeEventListener('focus', read)
    }
  }, [])
  return state
}
