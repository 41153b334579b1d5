import type { nextTask } from './next-task.ts'

/** What a replica needs to show the next task before the server has made it. */
export interface RecurrenceCode {
  readonly nextTask: typeof nextTask
}

let loaded: RecurrenceCode | undefined

/**
 * Keeps `@taskwire/domain/recurrence` for the replicas of this process. A client loads it on demand, because its library is larger
 * than the rest of the domain. Without it a completion shows no next task until the server's log brings it.
 */
export function provideRecurrence(code: RecurrenceCode | undefined): void {
  loaded = code
}

export function loadedRecurrence(): RecurrenceCode | undefined {
  return loaded
}
