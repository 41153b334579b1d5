import { useCallback } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { t } from '../../shared/texts/texts.ts'

/** Says when something is decided; the focus goes to the page, since what it was on is gone. */
export function useResolve(): (resolving: Promise<unknown>) => void {
  const announce = useAnnounce()
  return useCallback(
    (resolving) => {
      const say = () => {
        announce(t().sync.resolved)
        document.querySelector('main')?.focus()
      }
      // It is shown and sent also when the device could not store it.
      void resolving.then(say, say)
    },
    [announce],
  )
}
