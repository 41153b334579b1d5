import { newTask, patchTask } from '../tasks/task-rules.ts'
import type { MutationInputs, MutationName, Operation } from './mutation.ts'
import type { TaskState } from './row.ts'

type Reducer<Input> = (state: TaskState, input: Input, at: string, user_id: string) => TaskState

/**
 * What each mutation makes of a task before the server has answered, by the rules that the server goes by. What only the
 * server can know, number and revision, is 0 in a new task and stays as it is in an old one.
 */
const reducers: { readonly [Name in MutationName]: Reducer<MutationInputs[Name]> } = {
  create: (state, input, at, user_id) =>
    state.task === null && state.buried === null
      ? { task: newTask({ id: input.id, number: 0, user_id, revision: 0 }, input, at), buried: null }
      : state,
  update: (state, input, at) => edit(state, input, at),
  complete: (state, { completed }, at) => edit(state, { completed }, at),
  delete: ({ task, buried }) => ({ task: null, buried: task ?? buried }),
  restore: ({ task, buried }) => ({ task: task ?? buried, buried: null }),
}

/** The state of a task after an operation on it. */
export function reduce(state: TaskState, operation: Operation, user_id: string): TaskState {
  const reducer = reducers[operation.name] as Reducer<Operation['input']>
  return reducer(state, operation.input, operation.at, user_id)
}

function edit(state: TaskState, patch: Parameters<typeof patchTask>[1], at: string): TaskState {
  return state.task === null
    ? state
    : { task: patchTask(state.task, patch, at, state.task.revision), buried: null }
}
