import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import type { Edit } from './edit.ts'
import type { Placement } from './placements.ts'
import { useTaskActions } from './task-context.ts'
import type { Task, TaskPatch } from './task.ts'

/** The user's actions on subtasks. Each applies at once and can be undone. */
export function useSubtaskActions() {
  const { perform } = useTaskActions()
  const { newId } = useRuntime()
  const update = (id: string, patch: TaskPatch): Edit => ({ entity: 'task', kind: 'update', id, patch })
  const first = (tasks: readonly Task[]) => tasks[0]?.title ?? ''
  return {
    /** Adds subtasks at the end of a task's. Without `positions` the server places them. */
    addSubtasks: ({ id }: Task, titles: readonly string[], positions?: readonly string[]) =>
      perform(
        { kind: 'subtask', title: titles[0] ?? '' },
        titles.map((title, index): Edit => {
          const position = positions?.[index]
          const input = { id: newId(), title, parent_id: id, ...(position !== undefined && { position }) }
          return { entity: 'task', kind: 'create', input }
        }),
      ),
    /** Makes tasks subtasks of `parent`, at the end of its subtasks. */
    nest: (tasks: readonly Task[], parent: Task) =>
      perform(
        { kind: 'nest', title: first(tasks) },
        tasks.map(({ id }) => update(id, { parent_id: parent.id })),
      ),
    /** Makes subtasks tasks of their own, in the list of their parent. */
    unnest: (tasks: readonly Task[]) =>
      perform(
        { kind: 'unnest', title: first(tasks) },
        tasks.map(({ id }) => update(id, { parent_id: null })),
      ),
    /** Moves tasks among their neighbours. With `canMerge` several moves of the same tasks are one step, without a toast. */
    place: (tasks: readonly Task[], placements: readonly Placement[], canMerge: boolean) =>
      perform(
        {
          kind: 'place',
          title: first(tasks),
          // The edits of merged steps must be of the same rows.
          mergeKey: canMerge ? `${placements.map(({ id }) => id).join(' ')} position` : undefined,
        },
        placements.map((one) => update(one.id, { position: one.position })),
      ),
  }
}
