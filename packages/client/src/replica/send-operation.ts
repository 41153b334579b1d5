import type { MutationResult, MutationInputs, MutationName, Mutation, Settlement } from '@taskwire/domain'
import type { Procedures, RouterInputs, RouterOutputs } from '../client-router.ts'
import { commandsOf } from './take-batch.ts'

type Tasks = Procedures['tasks']

/** Every mutation of tasks but the batch, which is made of the others, and quick add: a replica reads the line itself and creates. */
type TaskMutation = {
  [Name in keyof Tasks]: Tasks[Name] extends { mutate: unknown } ? Name : never
}[keyof Tasks]
type Replicated = Exclude<TaskMutation, 'batch' | 'quickAdd'>

type Send<Name extends Replicated> = (
  tasks: Tasks,
  // Does not compile for a mutation of the router that the domain has no reducer for.
  input: MutationInputs[Name] & { readonly op_id: string },
  options: { readonly signal: AbortSignal },
) => Promise<RouterOutputs['tasks'][Name] & MutationResult>

/**
 * How each mutation is sent. The compiler holds both sides together: a mutation added to the router is missing here until
 * it is sent, and cannot be sent until the domain has a reducer for what it takes; and the reducers have none too many.
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

/** Sends an operation; throws what its procedure throws. */
export function sendOperation(
  tasks: Tasks,
  operation: Mutation,
  signal: AbortSignal,
): Promise<MutationResult> {
  const send = senders[operation.name] as Send<Replicated>
  return send(tasks, { ...operation.input, op_id: operation.op_id }, { signal })
}

/**
 * Sends operations in one request, to be run only in `epoch` if it is given, and returns the result of each. Throws when there
 * is no result for all of them.
 */
export async function sendBatch(
  tasks: Tasks,
  operations: readonly Mutation[],
  epoch: string | undefined,
  signal: AbortSignal,
): Promise<Settlement[]> {
  // The compiler does not see that each `op` goes with its own fields; `senders` holds the fields to the procedures.
  const commands = commandsOf(operations) as RouterInputs['tasks']['batch']['commands']
  const { results } = await tasks.batch.mutate({ commands, epoch }, { signal })
  return operations.map((operation, index) => {
    const { task, deleted, error } = results[index] ?? {}
    if (error !== undefined)
      return { mutation: operation, refusal: { ...error, ...(task && { current: task }) } }
    const result = task ?? deleted
    if (result === undefined) throw new TypeError('The server left a command of the batch unanswered')
    return { mutation: operation, result }
  })
}
