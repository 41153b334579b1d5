import { useEffect } from 'react'
import { whenIdle } from '../runtime/when-idle.ts'
import { useLatest } from '../ui/use-latest.ts'
import { useReplicaValue } from './replica-context.ts'

/**
 * Does what is wanted sooner or later, such as fetching a screen, once the server's first answer is drawn or cannot be had: on a
 * slow network it would hold the tasks up.
 */
export function useAfterFirstSync(act: () => void): void {
  const isAnswered = useReplicaValue(({ status }) => status.connection !== 'connecting')
  const latest = useLatest({ act })
  useEffect(() => (isAnswered ? whenIdle(latest.act) : undefined), [isAnswered, latest])
}
