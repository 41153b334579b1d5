import { useEffect } from 'react'
import { whenIdle } from '../runtime/when-idle.ts'
import { useLatest } from '../ui/use-latest.ts'
import { useReplicaValue } from './replica-context.ts'

/**
 * Runs deferred work, such as prefetching a screen, after the first sync succeeded or failed. On a slow network the work would
 * delay the tasks.
 */
export function useAfterFirstSync(act: () => void): void {
  const isAnswered = useReplicaValue(({ status }) => status.connection !== 'connecting')
  const latest = useLatest({ act })
  useEffect(() => (isAnswered ? whenIdle(latest.act) : undefined), [isAnswered, latest])
}

/** Fetches parts of the app after the first sync, so that they are there offline. */
export function usePrefetch(...loads: readonly (() => Promise<unknown>)[]): void {
  useAfterFirstSync(() => {
    for (const load of loads) load().catch(() => undefined)
  })
}
