import type { EntityIssue, SyncIssue, Texts } from '@taskwire/client/replica'
import { useMemo } from 'react'
import { useReplica, useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { useTaskActions } from '../data/task-context.ts'
import type { Task } from '../data/task.ts'

/** An undecided conflict: this device and another one changed the same text of a task. */
export interface Conflict {
  /** This device's texts. */
  readonly mine: Texts
  /** The other device's state of the task. */
  readonly theirs: Task
  /** The rejected edits of this device. */
  readonly op_ids: readonly string[]
  readonly base_revision: number | undefined
}

/** Returns the task's open conflict, or undefined. */
export function useConflict(task: Task): Conflict | undefined {
  const issues = useReplicaValue(({ issues }) => issues)
  return useMemo(() => conflictOf(issues, task), [issues, task])
}

function conflictOf(issues: readonly EntityIssue[], task: Task): Conflict | undefined {
  const own = issues
    .filter(isOfTask)
    .filter(({ operation, conflict }) => conflict !== undefined && operation.input.id === task.id)
  const [first] = own
  if (first === undefined) return undefined
  // The rejection and the log arrive in any order, so use the newer state of the task.
  const theirs = own.reduce(
    (newest, { refusal: { current } }) =>
      current !== undefined && current.revision > newest.revision ? current : newest,
    task,
  )
  const { operation } = first
  return {
    // The last edit of each field wins.
    mine: Object.assign({}, ...own.map(({ conflict }) => conflict?.mine)) as Texts,
    theirs,
    op_ids: own.map(({ operation }) => operation.op_id),
    base_revision: operation.name === 'update' ? operation.input.base_revision : undefined,
  }
}

function isOfTask(issue: EntityIssue): issue is SyncIssue {
  return issue.operation.kind === 'task'
}

/** The user's ways to decide a conflict. Each can be undone. */
export function useConflictActions(task: Task, conflict: Conflict | undefined) {
  const { edit, keepTheirs } = useTaskActions()
  const replica = useReplica()
  const end = () => {
    // A rejected promise means that the device could not store the decision. It still takes effect.
    for (const op_id of conflict?.op_ids ?? []) replica.discard(op_id).catch(() => undefined)
  }
  return {
    /** Overwrites the other device's texts with this device's. */
    keepMine: (texts: Texts) => {
      edit([task], { ...conflict?.mine, ...texts }, { base_revision: conflict?.theirs.revision })
      end()
    },
    /** Keeps the other device's texts. Undo brings back this device's. */
    keepTheirs: (texts: Texts) => {
      end()
      keepTheirs(task, { ...conflict?.mine, ...texts })
    },
    /** Updates this device's text while the conflict stays undecided. */
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
