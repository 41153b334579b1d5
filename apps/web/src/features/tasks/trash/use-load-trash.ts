import { useEffect, useState } from 'react'
import { useReplica, useReplicaValue } from '../../../shared/replica/replica-context.ts'

/** Delay before a failed request is retried. */
const RETRY_MS = 5_000

/** Loads the server's trash on mount and after each reconnect, and retries until it succeeds. Returns whether the trash is complete. */
export function useLoadTrash(): 'reading' | 'read' | 'unread' {
  const replica = useReplica()
  const connection = useReplicaValue(({ status }) => status.connection)
  const isConnected = connection === 'live' || connection === 'polling'
  const [state, setState] = useState<'reading' | 'read' | 'unread'>('reading')

  useEffect(() => {
    if (!isConnected) return
    let isLeft = false
    let timer: ReturnType<typeof setTimeout> | undefined
    const end = (isLoaded: boolean) => {
      if (isLeft) return
      setState(isLoaded ? 'read' : 'unread')
      if (!isLoaded) timer = setTimeout(load, RETRY_MS)
    }
    const load = () => void replica.readTrash().then(end, () => end(false))
    load()
    return () => {
      isLeft = true
      clearTimeout(timer)
    }
  }, [replica, isConnected])

  return isConnected || connection === 'connecting' ? state : 'unread'
}
