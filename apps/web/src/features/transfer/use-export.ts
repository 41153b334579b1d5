import { useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { localDay } from '../../shared/dates/day.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { transferTexts } from '../../shared/texts/transfer.ts'
import type { TransferKind } from './transfer-jobs.ts'
import { runInWorker } from './run-in-worker.ts'
import { saveFile } from './save-file.ts'

const types = { csv: 'text/csv', json: 'application/json' } as const

/** Exports the tasks of this device to a file. */
export function useExport() {
  const { getSnapshot } = useReplica()
  const { now } = useRuntime()
  const announce = useAnnounce()
  const [hasFailed, setFailed] = useState(false)
  const write = async (kind: TransferKind) => {
    const moment = now()
    const name = `taskwire-${localDay(moment)}.${kind}`
    try {
      const { tasks, lists, labels } = getSnapshot()
      const answer = await runInWorker({
        job: 'export',
        kind,
        // Plain arrays: the maps of these would be copied to the worker, too.
        tasks: [...tasks],
        lists: [...lists],
        labels: [...labels],
        now: moment.toISOString(),
      })
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
