import type { MutationResult, MutationInputs, MutationName, Mutation, Settlement } from '@taskwire/domain'
import type { Procedures, RouterInputs, RouterOutputs } from '../../client-router.ts'
import { readIssues } from '../../wire-failure.ts'
import { batchItemsOf } from './batch.ts'

type Tasks = Procedures['tasks']

/**
 * Every mutation of tasks except three: a batch consists of the others, and quick add and moves aren't sent, because a replica parses
 * the line and computes positions itself.
 */
type TaskMutation = {
  [Name in keyof Tasks]: Tasks[Name] extends { mutate: unknown } ? Name : never
}[keyof Tasks]
type Replicated = Exclude<TaskMutation, 'batch' | 'quickAdd' | 'move'>

type Send<Name extends Replicated> = (
  tasks: Tasks,
  // Doesn't compile for a mutation of the router without a reducer in the domain.
  input: MutationInputs[Name] & { readonly op_id: string },
  options: { readonly signal: AbortSignal },
) => Promise<RouterOutputs['tasks'][Name] & MutationResult>

/**
 * Sends each mutation. The compiler keeps router and reducers in step: a new mutation of the router is missing here, and it can't be
 * added before the domain has a reducer for its input. A reducer without a mutation doesn't compile either.
 */
const senders = {
  create: (tasks, input, options) =>
    tasks.create.mutate(input satisfies RouterInputs['tasks']['create'], options),
  update: (tasks, input, options) =>
    tasks.update.mutate(input satisfies RouterInputs['tasks']['update'], options),
  complete: (tasks, input, options) =>
    tasks.complete.mutate(input satisfies RouterInputs['tasks']['complete'], options),
  delete: (tasks, input, options) =>
    tasks.delete.mutate(input satisfies RouterInputs['tasks']['delete'], options),
  restore: (tasks, input, options) =>
    tasks.restore.mutate(input satisfies RouterInputs['tasks']['restore'], options),
} satisfies { [Name in Replicated | MutationName]: Send<Name> }

/** Sends one mutation. Throws what its procedure throws. */
export function sendMutation(tasks: Tasks, mutation: Mutation, signal: AbortSignal): Promise<MutationResult> {
  const send = senders[mutation.name] as Send<Replicated>
  return send(tasks, { ...mutation.input, op_id: mutation.op_id }, { signal })
}

/**
 * Sends mutations as one batch and returns the result of each, in the same order. With `epoch` the server refuses the batch in any
 * other epoch.
 *
 * @throws what `tasks.batch` throws, and a TypeError when the response lacks a result
 */
export async function sendBatch(
  tasks: Tasks,
  mutations: readonly Mutation[],
  epoch: string | undefined,
  signal: AbortSignal,
): Promise<Settlement[]> {
  // The compiler doesn't see that each `op` comes with its own fields; `senders` checks the fields against the procedures.
  const commands = batchItemsOf(mutations) as RouterInputs['tasks']['batch']['commands']
  const { results } = await tasks.batch.mutate({ commands, epoch }, { signal })
  return mutations.map((mutation, index) => {
    const { task, deleted, error } = results[index] ?? {}
    if (error !== undefined) {
      const refusal = { ...error, issues: readIssues(error.issues), ...(task && { current: task }) }
      return { mutation, refusal }
    }
    const result = task ?? deleted
    if (result === undefined) throw new TypeError('A batch item has no result')
    return { mutation, result }
  })
}
