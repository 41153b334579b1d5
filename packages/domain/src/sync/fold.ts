import { newTask, patchTask } from '../tasks/task-rules.ts'
import type { Mutation, MutationInputs, MutationName } from './mutation.ts'
import type { TaskState } from './state.ts'

type Reducer<Input> = (state: TaskState, input: Input, at: string, user_id: string) => TaskState

/**
 * Applies each mutation to a task before the server acknowledges it, by the same rules as the server. Only the server assigns number
 * and revision: both are 0 in a new task and unchanged in an existing one.
 */
const reducers: { readonly [Name in MutationName]: Reducer<MutationInputs[Name]> } = {
  create: (state, input, at, user_id) =>
    state.task === null && state.buried === null
      ? { task: newTask({ id: input.id, number: 0, user_id, revision: 0 }, input, at), buried: null }
      : state,
  update: (state, input, at) => edit(state, input, at),
  complete: (state, { completed }, at) => edit(state, { completed }, at),
  delete: ({ task, buried: lastLiving }) => ({ task: null, buried: task ?? lastLiving }),
  restore: ({ task, buried: lastLiving }) => ({ task: task ?? lastLiving, buried: null }),
}

/** Returns the state of a task after a mutation. */
export function reduce(state: TaskState, mutation: Mutation, user_id: string): TaskState {
  const reducer = reducers[mutation.name] as Reducer<Mutation['input']>
  return reducer(state, mutation.input, mutation.at, user_id)
}

function edit(state: TaskState, patch: Parameters<typeof patchTask>[1], at: string): TaskState {
  return state.task === null
    ? state
    : { task: patchTask(state.task, patch, at, state.task.revision), buried: null }
}
