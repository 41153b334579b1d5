import { useEffect, useState } from 'react'
import { useReplica, useReplicaValue } from '../../../shared/replica/replica-context.ts'

/** Looks into the server's trash when it is opened, and when the server is back; says whether it knows all that is in there. */
export function useTrashRead(): 'reading' | 'read' | 'unread' {
  const replica = useReplica()
  const connection = useReplicaValue(({ status }) => status.connection)
  const isConnected = connection === 'live' || connection === 'polling'
  const [state, setState] = useState<'reading' | 'read' | 'unread'>('reading')

  useEffect(() => {
    if (!isConnected) return
    let isLeft = false
    const end = (answered: boolean) => {
      if (!isLeft) setState(answered ? 'read' : 'unread')
    }
    replica.readTrash().then(end, () => end(false))
    return () => {
      isLeft = true
    }
  }, [replica, isConnected])

  return isConnected || connection === 'connecting' ? state : 'unread'
}
