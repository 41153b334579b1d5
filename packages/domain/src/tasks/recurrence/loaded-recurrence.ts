import type { nextTask } from './next-task.ts'
import type { RecurrenceInput } from './recurrence-schema.ts'
import type { Recurrence } from './recurrence.ts'
import type { resolveRecurrence } from './resolve-recurrence.ts'

/** What a replica needs to show repeating tasks as the server will make them. */
export interface RecurrenceCode {
  readonly nextTask: typeof nextTask
  readonly resolveRecurrence: typeof resolveRecurrence
}

let loaded: RecurrenceCode | undefined

/**
 * Keeps `@taskwire/domain/recurrence` for the replicas of this process. A client loads it on demand, because its library is larger
 * than the rest of the domain. Without it a completion shows no next task until the server's log brings it.
 */
export function provideRecurrence(code: RecurrenceCode | undefined): void {
  loaded = code
}

/** Returns the code that a client has loaded; undefined before. */
export function loadedRecurrence(): RecurrenceCode | undefined {
  return loaded
}

/**
 * Returns the recurrence that a replica shows after a change, as `resolveRecurrence` does. Before the code is loaded, a new rule has the
 * due date in place of its start until the server's response has the real one.
 */
export function shownRecurrence(
  input: RecurrenceInput | null | undefined,
  current: Recurrence | null,
  due: string | null,
): Recurrence | null {
  const time_zone = current?.time_zone ?? 'UTC'
  if (loaded !== undefined) return loaded.resolveRecurrence(input, current, due, time_zone)
  if (due === null || input === null) return null
  return input === undefined ? current : { from: 'due', time_zone, start: due, ...defined(input) }
}

function defined({ rule, from, time_zone, start }: RecurrenceInput) {
  return {
    rule,
    ...(from !== undefined && { from }),
    ...(time_zone !== undefined && { time_zone }),
    ...(start !== undefined && { start }),
  }
}
