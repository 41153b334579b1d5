import type { Reducer } from '../entities/rules.ts'
import { taskEntityRules } from '../tasks/task-entity-rules.ts'
import type { Task } from '../tasks/task.ts'
import type { Mutation } from './mutation.ts'
import type { TaskState } from './state.ts'

/** Returns the state of a task after a mutation that the server has not acknowledged yet. */
export function reduce(state: TaskState, { name, input, at }: Mutation, user_id: string): TaskState {
  const reducer = taskEntityRules.reducers[name] as Reducer<Task, Mutation['input']>
  const before = { living: state.task, lastLiving: state.buried }
  const after = reducer(before, input, { user_id, at })
  return after === before ? state : { task: after.living, buried: after.lastLiving }
}
