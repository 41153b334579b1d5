import { useMemo } from 'react'
import { useAnnounce } from '../../../shared/announcer/announcer.tsx'
import { useRuntime } from '../../../shared/runtime/runtime.tsx'
import { failureOf } from '../../../shared/session/failure.ts'
import { taskTexts } from '../texts.ts'
import { titleOf, type NewTask, type Task, type TaskChange, type TaskPatch } from './task-change.ts'
import { useTaskData } from './task-data-context.ts'

/** What a person can do with tasks. Nothing here throws: what fails stays among the failed changes. */
export interface TaskActions {
  readonly add: (input: Omit<NewTask, 'id'>) => void
  readonly edit: (task: Task, patch: TaskPatch) => void
  readonly complete: (task: Task, completed: boolean) => void
  readonly remove: (task: Task) => void
  readonly perform: (change: TaskChange) => void
}

export function useTaskActions(): TaskActions {
  const { change: send } = useTaskData()
  const { now, newId } = useRuntime()
  const announce = useAnnounce()
  return useMemo(() => {
    const perform = (change: TaskChange) => {
      send(change).catch((error: unknown) =>
        announce(taskTexts.announce.failed(change.kind, titleOf(change), failureOf(error).message)),
      )
    }
    const at = () => now().toISOString()
    return {
      perform,
      add: (input) => {
        const id = newId()
        perform({ kind: 'create', id, at: at(), input: { ...input, id } })
        announce(taskTexts.announce.added(input.title))
      },
      edit: ({ id, title }, patch) => perform({ kind: 'update', id, at: at(), title, patch }),
      complete: ({ id, title }, completed) => {
        perform({ kind: 'complete', id, at: at(), title, completed })
        announce(completed ? taskTexts.announce.completed(title) : taskTexts.announce.reopened(title))
      },
      remove: ({ id, title }) => {
        perform({ kind: 'delete', id, at: at(), title })
        announce(taskTexts.announce.deleted(title))
      },
    }
  }, [send, now, newId, announce])
}
