import type { Replica } from '@taskwire/client/replica'
import { deleteImportReport } from '../../shared/imports/delete-import-report.ts'
import { saveImportReport, readImportReport, type ImportReport } from '../../shared/imports/import-report.ts'
import type { FoundTasks, ImportJob, TableColumns } from './transfer-jobs.ts'
import { sendTasks, type AddedTask } from './send-tasks.ts'

/** The state of an import. */
export type ImportState =
  | { readonly step: 'idle' }
  | { readonly step: 'reading'; readonly name: string }
  | { readonly step: 'refused'; readonly name: string; readonly why: string }
  | {
      readonly step: 'found'
      readonly name: string
      readonly found: FoundTasks
      /** The job that read the file, to run it again with the chosen date order. */
      readonly job: ImportJob
    }
  | {
      /** A table without a column of titles: the user chooses the fields of its columns. */
      readonly step: 'unmapped'
      readonly name: string
      readonly table: TableColumns
      readonly job: ImportJob
    }
  | { readonly step: 'adding'; readonly all: number; readonly count: number }
  | {
      readonly step: 'done'
      readonly report: ImportReport
      /** Whether the device stored all tasks. Undefined for an import of an earlier page load. */
      readonly isStored?: boolean
    }

interface ImportDeps {
  readonly replica: Replica
  /** Returns the signed-in user's id, or null after a sign-out. */
  readonly user: () => string | null
  readonly now: () => Date
}

/** A user's import. It continues when the user leaves its screen, and the screen shows it again on return. */
export type ImportRun = ReturnType<typeof createImportRun>

const runs = new WeakMap<Replica, ImportRun>()

/** Returns the import of a replica. Only one runs at a time. */
export function importRunOf(deps: ImportDeps): ImportRun {
  const run = runs.get(deps.replica) ?? createImportRun(deps)
  runs.set(deps.replica, run)
  return run
}

function createImportRun({ replica, user, now }: ImportDeps) {
  const listeners = new Set<() => void>()
  const owner = user()
  const storedReport = owner === null ? undefined : readImportReport(owner)
  let state: ImportState =
    storedReport === undefined ? { step: 'idle' } : { step: 'done', report: storedReport }
  const set = (next: ImportState) => {
    state = next
    for (const listener of listeners) listener()
  }
  const saveReport = (report: ImportReport) => {
    // Store nothing for a user who has signed out meanwhile.
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
    // If the user closes the page anyway, store a report of the tasks added so far.
    const leave = () => saveReport(report(added))
    addEventListener('beforeunload', stay)
    addEventListener('pagehide', leave)
    set({ step: 'adding', all, count: 0 })
    const isStored = await sendTasks(replica.mutate.tasks.create, tasks, (count) => {
      added = count
      set({ step: 'adding', all, count })
    })
    removeEventListener('beforeunload', stay)
    removeEventListener('pagehide', leave)
    saveReport(report(all))
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
    /** Deletes the report and waits for another file. */
    begin: () => {
      deleteImportReport(owner)
      set({ step: 'idle' })
    },
  }
}
