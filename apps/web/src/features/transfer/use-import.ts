import { useSyncExternalStore } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { locale } from '../../shared/dates/locale.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { useClient } from '../../shared/session/client-context.tsx'
import { reasonText, transferTexts } from '../../shared/texts/transfer.ts'
import type { DateOrder, FoundTasks, ImportJob } from './transfer-jobs.ts'
import { importRunOf, type ImportState } from './import-run.ts'
import { runInWorker } from './run-in-worker.ts'
import { isBinary, detectKind, MAX_BYTES, decodeText } from './file-content.ts'
import type { AddedTask } from './send-tasks.ts'

/** Reads a file and adds its tasks after the user confirms. `onAdded` gets all of them, to record one undo step. */
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
    const next =
      files.length > 1 ? refusedState(name, transferTexts().import.one) : await readFile(file, now())
    run.set(next)
    const { found, refused } = transferTexts().import
    announce(next.step === 'found' ? found({ count: next.found.tasks.length, name }) : refused({ name }))
  }
  const confirm = async (name: string, found: FoundTasks) => {
    // The first task is created last and needs the largest id, because the server may create all within one millisecond.
    const tasks = found.tasks
      .toReversed()
      .map((task) => ({ ...task, id: newId() }))
      .toReversed()
    await run.add(name, found, tasks)
    onAdded(tasks)
  }
  const chooseOrder = async (dateOrder: DateOrder) => {
    const asked = run.current()
    if (asked.step !== 'found') return
    const { name, job } = asked
    const next = await readJob(name, { ...job, dateOrder })
    // Ignore the result if the user has continued or chosen again meanwhile.
    if (run.current() === asked) run.set(next)
  }
  return { state, read, chooseOrder, confirm, begin: run.begin }
}

function refusedState(name: string, why: string): ImportState & { step: 'refused' } {
  return { step: 'refused', name, why }
}

type ReadState = ImportState & { step: 'refused' | 'found' }

async function readFile(file: File, now: Date): Promise<ReadState> {
  const { import: texts } = transferTexts()
  const { name } = file
  if (file.size > MAX_BYTES) return refusedState(name, texts.large)
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (isBinary(bytes)) return refusedState(name, texts.binary)
    const text = decodeText(bytes)
    if (text === undefined) return refusedState(name, texts.encoding)
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    const job = { job: 'import', kind: detectKind(name, text), text, now: now.toISOString() } as const
    return await readJob(name, { ...job, timeZone, locale: locale() })
  } catch {
    // The file was moved or deleted after the choice.
    return refusedState(name, texts.unreadable)
  }
}

async function readJob(name: string, job: ImportJob): Promise<ReadState> {
  const { import: texts } = transferTexts()
  try {
    const answer = await runInWorker(job)
    if ('found' in answer) return { step: 'found', name, found: answer.found, job }
    return refusedState(name, 'refused' in answer ? `${reasonText(answer.refused)}.` : texts.unreadable)
  } catch {
    // The worker could not be loaded.
    return refusedState(name, texts.unreadable)
  }
}
