import type { Label, List, Task, TaskwireClient } from '@taskwire/client'
import { useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { localDay } from '../../shared/dates/day.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { useClient } from '../../shared/session/client-context.tsx'
import { transferTexts } from '../../shared/texts/transfer.ts'
import type { TransferKind } from './transfer-jobs.ts'
import { runInWorker } from './run-in-worker.ts'
import { saveFile } from './save-file.ts'

const types = { csv: 'text/csv', json: 'application/json' } as const

/** Exports the tasks of this device to a file. */
export function useExport() {
  const { getSnapshot } = useReplica()
  const { now } = useRuntime()
  const client = useClient()
  const announce = useAnnounce()
  const [hasFailed, setFailed] = useState(false)
  const write = async (kind: TransferKind) => {
    const moment = now()
    const name = `taskwire-${localDay(moment)}.${kind}`
    try {
      const { tasks } = getSnapshot()
      const places = await readPlaces(client, tasks)
      const answer = await runInWorker({ job: 'export', kind, tasks, ...places, now: moment.toISOString() })
      if (!('file' in answer)) throw new Error('The worker wrote no file')
      saveFile(name, answer.file, types[kind])
      setFailed(false)
      announce(transferTexts().export.done({ name }))
    } catch {
      setFailed(true)
    }
  }
  return { hasFailed, write }
}

/** Reads the names of lists and labels, which this device doesn't store. Offline the file has none. */
async function readPlaces(
  client: TaskwireClient,
  tasks: readonly Task[],
): Promise<{ lists: readonly List[]; labels: readonly Label[] }> {
  const hasPlaces = tasks.some(({ list_id, label_ids }) => list_id !== null || label_ids.length > 0)
  if (!hasPlaces) return { lists: [], labels: [] }
  try {
    const [lists, labels] = await Promise.all([client.lists.list.query({}), client.labels.list.query()])
    return { lists, labels }
  } catch {
    return { lists: [], labels: [] }
  }
}
