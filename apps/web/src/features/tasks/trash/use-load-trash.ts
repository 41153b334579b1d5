import { useEffect, useState } from 'react'
import { useReplica, useReplicaValue } from '../../../shared/replica/replica-context.ts'

/** Milliseconds until a look that failed is tried again. */
const RETRY_MS = 5_000

/** Looks into the server's trash when it is opened, and when the server is back, until it answers; says whether it knows all that is in there. */
export function useLoadTrash(): 'reading' | 'read' | 'unread' {
  const replica = useReplica()
  const connection = useReplicaValue(({ status }) => status.connection)
  const isConnected = connection === 'live' || connection === 'polling'
  const [state, setState] = useState<'reading' | 'read' | 'unread'>('reading')

  useEffect(() => {
    if (!isConnected) return
    let isLeft = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (answered: boolean) => {
      if (isLeft) return
      setState(answered ? 'read' : 'unread')
      if (!answered) timer = setTimeout(look, RETRY_MS)
    }
    const look = () => void replica.readTrash().then(end, () => end(false))
    look()
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [replica, isConnected])

  return isConnected || connection === 'connecting' ? state : 'unread'
}
