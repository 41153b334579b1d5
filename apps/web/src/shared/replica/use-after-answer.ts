import { useEffect } from 'react'
import { whenIdle } from '../runtime/when-idle.ts'
import { useSteady } from '../ui/use-steady.ts'
import { useReplicaValue } from './replica-context.ts'

/**
 * Does what is wanted sooner or later, such as fetching a screen, once the server's first answer is drawn or cannot be had: on a
 * slow network it would hold the tasks up.
 */
export function useAfterAnswer(act: () => void): void {
  const isAnswered = useReplicaValue(({ status }) => status.connection !== 'connecting')
  const steady = useSteady({ act })
  useEffect(() => (isAnswered ? whenIdle(steady.act) : undefined), [isAnswered, steady])
}
