import type { SyncIssue, Texts } from '@taskwire/client/replica'
import { useMemo } from 'react'
import { useReplica, useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'

/** A text of a task that was changed here and on another device, until somebody decides. */
export interface Conflict {
  /** The texts written here. */
  readonly mine: Texts
  /** The task as the other device left it. */
  readonly theirs: Task
  /** The refused edits. */
  readonly op_ids: readonly string[]
  readonly base_revision: number | undefined
}

/** The open conflict of a task; undefined when there is none. */
export function useConflict(task: Task): Conflict | undefined {
  const issues = useReplicaValue(({ issues }) => issues)
  return useMemo(() => conflictOf(issues, task), [issues, task])
}

function conflictOf(issues: readonly SyncIssue[], task: Task): Conflict | undefined {
  const own = issues.filter(
    ({ operation, conflict }) => conflict !== undefined && operation.input.id === task.id,
  )
  const [first] = own
  if (first === undefined) return undefined
  // The refusal and the log come in any order: the newer one is what the other device left.
  const theirs = own.reduce(
    (newest, { refusal: { current } }) =>
      current !== undefined && current.revision > newest.revision ? current : newest,
    task,
  )
  const { operation } = first
  return {
    // The last edit of a field is the one that was meant.
    mine: Object.assign({}, ...own.map(({ conflict }) => conflict?.mine)) as Texts,
    theirs,
    op_ids: own.map(({ operation }) => operation.op_id),
    base_revision: operation.name === 'update' ? operation.input.base_revision : undefined,
  }
}

/** What a person can do about a conflict. All of it can be undone. */
export function useConflictActions(task: Task, conflict: Conflict | undefined) {
  const { edit, keepTheirs } = useTaskActions()
  const replica = useReplica()
  const end = () => {
    // It is shown and sent also when the device could not store it.
    for (const op_id of conflict?.op_ids ?? []) replica.discard(op_id).catch(() => undefined)
  }
  return {
    /** Writes the texts of this device over those of the other one. */
    keepMine: (texts: Texts) => {
      edit([task], { ...conflict?.mine, ...texts }, { base_revision: conflict?.theirs.revision })
      end()
    },
    /** Leaves the texts of the other device; those of this one come back by undo. */
    keepTheirs: (texts: Texts) => {
      end()
      keepTheirs(task, { ...conflict?.mine, ...texts })
    },
    /** Nobody decided yet, and the text of this device was edited further: the conflict goes on with that. */
    reword: (texts: Texts) => {
      edit(
        [task],
        { ...conflict?.mine, ...texts },
        { base_revision: conflict?.base_revision ?? 0, mergeKey: `${task.id} conflict` },
      )
      end()
    },
  }
}
