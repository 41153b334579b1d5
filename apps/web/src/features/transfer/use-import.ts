import { useSyncExternalStore } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { locale } from '../../shared/dates/locale.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useRuntime } from '../../shared/runtime/runtime.tsx'
import { useClient } from '../../shared/session/client-context.tsx'
import { reasonText, transferTexts } from '../../shared/texts/transfer.ts'
import { MAX_BYTES, type FoundTasks, type ImportJob } from './transfer-jobs.ts'
import { importRunOf, type ImportState } from './import-run.ts'
import { findPlaces, placeTasks } from './place-tasks.ts'
import { runInWorker } from './run-in-worker.ts'
import { isTopLevel, type AddedTask } from './send-tasks.ts'

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
    const places = await findPlaces(replica, found.tasks)
    const tasks = placeTasks(found.tasks, places, replica.getSnapshot().tasks, newId)
    await run.add(name, found, tasks)
    // Undo deletes subtasks with their parents.
    onAdded(tasks.filter(isTopLevel))
  }
  const readAgain = async (change: Pick<Partial<ImportJob>, 'dateOrder' | 'columns'>) => {
    const asked = run.current()
    if (asked.step !== 'found' && asked.step !== 'unmapped') return
    const next = await readJob({ ...asked.job, ...change })
    // Ignore the result if the user has continued or chosen again meanwhile.
    if (run.current() === asked) run.set(next)
  }
  return { state, read, readAgain, confirm, begin: run.begin }
}

function refusedState(name: string, why: string): ImportState & { step: 'refused' } {
  return { step: 'refused', name, why }
}

type ReadState = ImportState & { step: 'refused' | 'found' | 'unmapped' }

async function readFile(file: File, now: Date): Promise<ReadState> {
  const { import: texts } = transferTexts()
  const { name } = file
  if (file.size > MAX_BYTES) return refusedState(name, texts.large)
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
    return await readJob({ job: 'import', bytes, name, now: now.toISOString(), timeZone, locale: locale() })
  } catch {
    // The file was moved or deleted after the choice.
    return refusedState(name, texts.unreadable)
  }
}

async function readJob(job: ImportJob): Promise<ReadState> {
  const { import: texts } = transferTexts()
  const { name } = job
  try {
    const answer = await runInWorker(job)
    if ('found' in answer) return { step: 'found', name, found: answer.found, job }
    if (!('refused' in answer)) return refusedState(name, texts.unreadable)
    if (answer.table !== undefined) return { step: 'unmapped', name, table: answer.table, job }
    return refusedState(name, `${reasonText(answer.refused)}.`)
  } catch {
    // The worker could not be loaded.
    return refusedState(name, texts.unreadable)
  }
}
