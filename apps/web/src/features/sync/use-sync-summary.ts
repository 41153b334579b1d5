import { useEffect, useMemo, useState } from 'react'
import { useReplicaValue } from '../../shared/replica/replica-context.ts'
import { syncTexts } from '../../shared/texts/sync.ts'
import { syncSummary, type SyncSummary } from './sync-summary.ts'

const DELAY_MS = 800

/** Returns the sync summary. States that pass within a moment are not shown. */
export function useSyncSummary(): SyncSummary {
  const connection = useReplicaValue(({ status }) => status.connection)
  const pending = useReplicaValue(({ status }) => status.pending)
  const storage = useReplicaValue(({ status }) => status.storage)
  const issues = useReplicaValue(({ issues }) => issues)
  const isComplete = useReplicaValue(({ isComplete }) => isComplete)
  const texts = syncTexts()
  const present = useMemo(
    () => syncSummary({ status: { connection, pending, storage }, issues, isComplete }, texts),
    [connection, pending, storage, issues, isComplete, texts],
  )
  const [shown, setShown] = useState(present)
  const isUrgent =
    present.severity === 'trouble' || present.severity === 'well' || shown.severity === present.severity
  useEffect(() => {
    const timer = setTimeout(() => setShown(present), isUrgent ? 0 : DELAY_MS)
    return () => clearTimeout(timer)
  }, [present, isUrgent])
  return isUrgent ? present : shown
}
