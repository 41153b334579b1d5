import type { Change, ChangePage, Task } from '@taskwire/domain'

/** A reader's copy of a log. Throws when a page breaks a guarantee of the log. */
export function createLogReader() {
  const tasks = new Map<string, Task>()
  const seen: Change[] = []
  let last = 0
  let resets = 0
  return {
    tasks,
    /** Every change since the last reset. */
    seen,
    cursor: undefined as string | undefined,
    resets: () => resets,
    take({ changes, cursor, reset }: ChangePage): void {
      if (reset) {
        tasks.clear()
        seen.length = 0
        last = 0
        resets += 1
      }
      for (const change of changes) {
        if (change.revision <= last)
          throw new Error(`revision ${change.revision} came after ${last}: a second time, or out of order`)
        last = change.revision
        seen.push(change)
        if (change.type === 'delete') tasks.delete(change.id)
        else tasks.set(change.task.id, change.task)
      }
      this.cursor = cursor
    },
  }
}

export type LogReader = ReturnType<typeof createLogReader>
