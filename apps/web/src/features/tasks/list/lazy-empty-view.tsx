import { useEffect, useState, type ComponentProps } from 'react'
import { useAfterFirstSync } from '../../../shared/replica/use-after-first-sync.ts'
import type { EmptyView } from './empty-view.tsx'

const load = () => import('./empty-view.tsx')

/** Fetches the empty views once the first sync is over, so that they are there offline. */
export function usePrefetchedEmptyView(): void {
  useAfterFirstSync(() => void load().catch(() => undefined))
}

/** The empty view, fetched when it is first shown. Shows nothing while it can't be fetched: the rest of the screen works without it. */
export function LazyEmptyView(props: ComponentProps<typeof EmptyView>) {
  const [View, setView] = useState<typeof EmptyView>()
  useEffect(() => {
    let isShown = true
    void load().then(
      (module) => isShown && setView(() => module.EmptyView),
      () => undefined,
    )
    return () => {
      isShown = false
    }
  }, [])
  return View === undefined ? null : <View {...props} />
}
