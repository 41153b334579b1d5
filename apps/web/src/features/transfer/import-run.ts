import type { TaskReplica } from '@taskwire/client/replica'
import {
  deleteImportReport,
  saveImportReport,
  readImportReport,
  type ImportReport,
} from '../../shared/imports/import-report.ts'
import type { FoundTasks, ImportJob } from './transfer-jobs.ts'
import { sendTasks, type AddedTask } from './send-tasks.ts'

/** How far an import has come. */
export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'reading'; readonly name: string }
  | { readonly step: 'refused'; readonly name: string; readonly why: string }
  | {
      readonly step: 'found'
      readonly name: string
      readonly found: FoundTasks
      /** How the file was read, to read it again once the order of its dates is known. */
      readonly job: ImportJob
    }
  | { readonly step: 'adding'; readonly all: number; readonly count: number }
  | {
      readonly step: 'done'
      readonly report: ImportReport
      /** Where it was done on this page: whether the device kept all of it. */
      readonly isStored?: boolean
    }

interface ImportDeps {
  readonly replica: TaskReplica
  /** Whose tasks they are; null when nobody is signed in any more. */
  readonly user: () => string | null
  readonly now: () => Date
}

/** An import of one person. It continues when its screen is left, and is there when the screen comes back. */
export type ImportRun = ReturnType<typeof createImportRun>

const runs = new WeakMap<TaskReplica, ImportRun>()

/** The import into a replica: there is one at a time. */
export function importRunOf(deps: ImportDeps): ImportRun {
  const run = runs.get(deps.replica) ?? createImportRun(deps)
  runs.set(deps.replica, run)
  return run
}

function createImportRun({ replica, user, now }: ImportDeps) {
  const listeners = new Set<() => void>()
  const owner = user()
  const kept = owner === null ? undefined : readImportReport(owner)
  let state: ImportState = kept === undefined ? { step: 'idle' } : { step: 'done', report: kept }
  const set = (next: ImportState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const keep = (report: ImportReport) => {
    // A person who has signed out meanwhile leaves nothing behind.
    if (owner !== null && user() === owner) saveImportReport(owner, report)
  }

  const add = async (name: string, found: FoundTasks, tasks: readonly AddedTask[]) => {
    const all = tasks.length
    const { skipped, warnings } = found
    const report = (added: number): ImportReport => ({
      name,
      at: now().toISOString(),
      added,
      all,
      skipped,
      skippedCount: skipped.length,
      warnings,
    })
    let added = 0
    const stay = (event: BeforeUnloadEvent) => event.preventDefault()
    // Somebody left after all: what was added by then is there the next time.
    const leave = () => keep(report(added))
    addEventListener('beforeunload', stay)
    addEventListener('pagehide', leave)
    set({ step: 'adding', all, count: 0 })
    const isStored = await sendTasks(replica.mutate.create, tasks, (count) => {
      added = count
      set({ step: 'adding', all, count })
    })
    removeEventListener('beforeunload', stay)
    removeEventListener('pagehide', leave)
    keep(report(all))
    set({ step: 'done', report: report(all), isStored })
  }
  return {
    current: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    set,
    add,
    /** Ready for another file; the report has been read. */
    begin: () => {
      deleteImportReport(owner)
      set({ step: 'idle' })
    },
  }
}
