import {
  changesPlace,
  completionFlag,
  countViews,
  dueInstant,
  type Actor,
  type CompleteTaskInput,
  flagToSet,
  type Recurrence,
  type TaskPatch,
} from '@taskwire/domain'
import type { Deps } from '../deps.ts'
import type { Condition } from '../sync/etags.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { keptResponse, runIdempotent } from '../sync/idempotency.ts'
import { explainHeldRefusal, explainRefusal, presentTask, refuseChanged } from './explain-refusal.ts'
import { requireTaskId, type TaggedTask } from './get-task.ts'
import { holdTasks } from './held-tasks.ts'
import { newPlace } from './require-place.ts'
import { newDue, newRecurrence, planNext, unplanned, type NextTaskValues } from './task-recurrence.ts'
import { updateTask as updateTaskRow } from './task-writes.repository.ts'
import { updateTexts } from './text-writes.repository.ts'

/** The changes of a task and their conditions, with the free-text status of the one contract that has it. */
export interface UpdateTask extends TaskPatch, Condition {
  readonly id: string
  readonly status_label?: string | null | undefined
  /** For contracts that show a calendar day as its first instant: the same instant sent back keeps the day. */
  readonly keeps_day?: boolean | undefined
  /** Refuses a change of a task that was completed meanwhile and followed by another one. */
  readonly expects_open?: boolean | undefined
  /** Refuses a change of a text that was changed after this revision. */
  readonly base_revision?: number | undefined
}

/**
 * Updates the given fields: omitted means unchanged, null clears. Completing a task completes its subtasks, and makes the next one of a
 * repeating task; a subtask that is
 * reopened or gets into a completed task reopens it. Throws TASK_NOT_FOUND, REVISION_CONFLICT with the current task when a
 * condition of the input is not met, VALIDATION_FAILED when views of completion that differ from the task contradict each other,
 * as `newPlace` when the task cannot get into the given place, as `newRecurrence` when it cannot repeat so, and TASK_LIMIT_REACHED when
 * the account has no room for the next task.
 */
export async function updateTask(
  deps: Deps,
  actor: Actor,
  input: UpdateTask,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  if (!needsTask(input)) {
    const written = await runIdempotent(deps, actor, key, () =>
      updateAlone(deps, actor, { ...input, id }, key),
    )
    if (written !== undefined) return written
    await explainRefusal(deps, actor, { ...input, id })
  }
  return holdTasks(deps, actor, toHold({ ...input, id }), key, (held, heldKey) =>
    updateTaskHeld(held, actor, input, heldKey),
  )
}

/** Updates a task in a statement of its own; no other task changes. */
function updateAlone(deps: Deps, actor: Actor, input: UpdateTask, key: IdempotencyKey | undefined) {
  if (isTextEdit(input)) return updateTexts(deps.db, key, textsOf(deps, actor, input))
  const values = valuesOf(deps, actor, input)
  return updateTaskRow(deps.db, key, { ...values, ...samePlace, ...unplanned, is_held: false })
}

/** What `updateTexts` writes, and what means nothing beside it. */
const textFields = new Set([
  'id',
  'title',
  'description',
  'priority',
  'expected_revision',
  'epoch',
  'base_revision',
  'op_id',
  'updated_at',
  'keeps_day',
])

function isTextEdit(input: UpdateTask): boolean {
  return Object.entries(input).every(([name, value]) => value === undefined || textFields.has(name))
}

/** `updateTask` in a transaction that has locked the log and the tasks of `toHold`. */
export async function updateTaskHeld(
  deps: Deps,
  actor: Actor,
  input: UpdateTask,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const id = requireTaskId(input.id)
  const kept = keptResponse(key) as TaggedTask | undefined
  if (kept !== undefined) return kept
  const { recurrence, ...place } = needsTask(input)
    ? await changeFor(deps, actor, { ...input, id })
    : { ...samePlace, recurrence: undefined }
  const values = { ...valuesOf(deps, actor, { ...input, id }, recurrence), ...place, is_held: true }
  const update = (next: NextTaskValues) =>
    runIdempotent(deps, actor, key, () => updateTaskRow(deps.db, key, { ...values, ...next }))
  const written = isTextEdit(input)
    ? await runIdempotent(deps, actor, key, () =>
        updateTexts(deps.db, key, textsOf(deps, actor, { ...input, id })),
      )
    : await update(unplanned)
  if (written !== undefined) return written
  const current = await explainRefusal(deps, actor, { ...input, id })
  const after = {
    ...current,
    due_date: newDue(input, current),
    ...(recurrence !== undefined && { recurrence }),
  }
  const plan = await planNext(deps, actor, after, input.completed_at ?? undefined)
  const completed = await update(plan)
  if (completed !== undefined) return completed
  return explainHeldRefusal(deps, actor, { ...input, id }, plan.next_id !== null)
}

/** The tasks that an update may change. */
export function toHold(input: UpdateTask): { ids: string[]; relatives_of: string[] } {
  const { id, parent_id } = input
  const isAlone = countViews(input) === 0 && !changesPlace(input)
  return {
    ids: typeof parent_id === 'string' ? [id, parent_id] : [id],
    relatives_of: isAlone ? [] : [id],
  }
}

export const samePlace = { sets_place: false, list_id: null, parent_id: null, label_ids: null } as const

/** Whether the values of an update depend on the present task. */
function needsTask(input: UpdateTask): boolean {
  return changesPlace(input) || input.recurrence != null
}

/** Returns the place and the recurrence of a task after an update; the recurrence is undefined where it stays. */
async function changeFor(deps: Deps, actor: Actor, input: UpdateTask) {
  const current = await presentTask(deps, actor, input.id)
  refuseChanged(input, current)
  const place = changesPlace(input)
    ? { sets_place: true, ...(await newPlace(deps, actor, current, input)) }
    : samePlace
  const parent_id = place.sets_place ? place.parent_id : current.parent_id
  const recurrence = await newRecurrence(deps, actor, { ...input, parent_id }, current)
  return { ...place, recurrence: input.recurrence === undefined ? undefined : recurrence }
}

function textsOf(deps: Deps, { user_id }: Actor, input: UpdateTask) {
  return {
    user_id,
    id: input.id,
    title: input.title ?? null,
    sets_description: input.description !== undefined,
    description: input.description ?? null,
    priority: input.priority ?? null,
    now: deps.now(),
    expected_revision: input.expected_revision ?? null,
    base_revision: input.base_revision ?? null,
    epoch: input.epoch ?? null,
  }
}

/** The parameters of the write of an update, whose recurrence the caller has resolved. */
export function valuesOf(
  deps: Deps,
  actor: Actor,
  input: UpdateTask,
  recurrence: Recurrence | null | undefined = input.recurrence === null ? null : undefined,
) {
  const flag = completionFlag(input)
  return {
    ...textsOf(deps, actor, input),
    sets_due: input.due_date !== undefined,
    due_date: input.due_date ?? null,
    due_at: typeof input.due_date === 'string' ? (dueInstant(input.due_date) ?? null) : null,
    keeps_day: input.keeps_day ?? false,
    status: input.status ?? null,
    completed: flag === 'flip' ? null : (flag ?? null),
    flips: flag === 'flip',
    sets_completed_at: input.completed_at !== undefined,
    completed_at: input.completed_at ?? null,
    sets_label: input.status_label !== undefined,
    status_label: input.status_label ?? null,
    read_at: input.updated_at ?? null,
    views: countViews(input),
    expects_open: input.expects_open ?? false,
    position: input.position ?? null,
    reminders: input.reminders === undefined ? null : JSON.stringify(input.reminders ?? []),
    sets_recurrence: recurrence !== undefined,
    recurrence: recurrence == null ? null : JSON.stringify(recurrence),
    max_tasks: deps.policy.maxTasksPerUser,
  }
}

/** Sets the completion of a task, or toggles it when the input has no flag. Throws as `updateTask`. */
export const completeTask = completing(updateTask)

/** `completeTask` in a transaction that has locked the log and the tasks of `toHold`. */
export const completeTaskHeld = completing(updateTaskHeld)

function completing(update: typeof updateTask) {
  return (deps: Deps, actor: Actor, input: CompleteTaskInput, key?: IdempotencyKey): Promise<TaggedTask> => {
    const { id, expected_revision, epoch } = input
    return update(deps, actor, { id, completed: flagToSet(input), expected_revision, epoch }, key)
  }
}
