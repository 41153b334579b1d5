import { useSyncExternalStore } from 'react'

/** Whether the window is as narrow as a phone, where tabs replace the side bar. */
export const useNarrow = createMediaHook('(width < 45rem)')

/** Whether this is a phone in the hand. Excludes a narrow window with a mouse, and a page at 400 %. */
export const usePhone = createMediaHook('(width < 45rem) and (pointer: coarse)')

/** Creates a hook that returns whether a media query matches. */
function createMediaHook(query: string): () => boolean {
  const media = matchMedia(query)
  const subscribe = (listener: () => void) => {
    media.addEventListener('change', listener)
    return () => media.removeEventListener('change', listener)
  }
  return () => useSyncExternalStore(subscribe, () => media.matches)
}
