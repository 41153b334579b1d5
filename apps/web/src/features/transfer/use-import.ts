import { useSyncExternalStore } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { useClient } from '../../shared/session/client-context.tsx'
import { sayReason, transferTexts } from '../../shared/texts/transfer.ts'
import type { FoundTasks } from './transfer-jobs.ts'
import { importRunOf, type ImportState } from './import-run.ts'
import { inWorker } from './in-worker.ts'
import { kindOf, MAX_BYTES, textOfBytes } from './read-text.ts'
import type { AddedTask } from './send-tasks.ts'

/** Reads a file, and adds its tasks once somebody has seen them. `onAdded` gets all of them, as one thing that was done. */
export function useImport(onAdded: (tasks: readonly AddedTask[]) => void) {
  const replica = useReplica()
  const { now, newId } = useRuntime()
  const run = importRunOf({ replica, user: useClient().session.user, now })
  const state = useSyncExternalStore(run.subscribe, run.current)
  const announce = useAnnounce()

  const read = async (files: readonly File[]) => {
    const [file] = files
    if (file === undefined) return
    const { name } = file
    run.set({ step: 'reading', name })
    const next = files.length > 1 ? refusal(name, transferTexts().import.one) : await readFile(file, now())
    run.set(next)
    const { found, refused } = transferTexts().import
    announce(next.step === 'found' ? found({ count: next.found.tasks.length, name }) : refused({ name }))
  }
  const confirm = async (name: string, found: FoundTasks) => {
    const tasks = found.tasks.map((task) => ({ ...task, id: newId() }))
    await run.add(name, found, tasks)
    onAdded(tasks)
  }
  return { state, read, confirm, begin: run.begin }
}

function refusal(name: string, why: string): ImportState & { step: 'refused' } {
  return { step: 'refused', name, why }
}

async function readFile(file: File, now: Date): Promise<ImportState & { step: 'refused' | 'found' }> {
  const { import: texts } = transferTexts()
  const { name } = file
  if (file.size > MAX_BYTES) return refusal(name, texts.large)
  try {
    const text = textOfBytes(new Uint8Array(await file.arrayBuffer()))
    if (text === undefined) return refusal(name, texts.encoding)
    const job = { job: 'import', kind: kindOf(name, text), text, now: now.toISOString() } as const
    const answer = await inWorker(job)
    if ('found' in answer) return { step: 'found', name, found: answer.found }
    return refusal(name, 'refused' in answer ? `${sayReason(answer.refused)}.` : texts.unreadable)
  } catch {
    // A file that was moved away, or a worker that could not be fetched.
    return refusal(name, texts.unreadable)
  }
}
