import {
  DomainError,
  isAllowed,
  nameKey,
  invalidField,
  MAX_TITLE,
  titleSchema,
  type Actor,
  type QuickAddInput,
} from '@taskwire/domain'
import { parseQuickAdd, type QuickAdd } from '@taskwire/domain/quick-add'
import type { Deps } from '../deps.ts'
import { listLabels } from '../labels/labels.repository.ts'
import { createLabel } from '../labels/write-labels.ts'
import { listLists } from '../lists/lists.repository.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { keptResponse } from '../sync/idempotency.ts'
import { isEntity } from '../sync/list-rows.ts'
import type { TaggedTask } from './get-task.ts'
import { createTask, createTaskHeld } from './create-task.ts'
import { holdTasks } from './held-tasks.ts'
import { timeZoneOf } from './task-recurrence.ts'
import { findTaskOrTombstone } from './tasks.repository.ts'

/**
 * Creates a task from one line: "pay rent tomorrow 9am !high #home @bills". An unknown label is created with the task, if the actor
 * may write tasks; otherwise its word stays in the title. Throws VALIDATION_FAILED when the line has no title or a too long one,
 * LABEL_LIMIT_REACHED when there is no room for a new label; otherwise as `createTask`.
 */
export async function quickAddTask(
  deps: Deps,
  actor: Actor,
  input: QuickAddInput,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const line = await readLine(deps, actor, input)
  if (line.newLabels.length === 0) {
    const created = await createTask(deps, actor, taskOf(line, input), key).catch(undefinedWhenGone)
    if (created !== undefined) return created
  }
  return holdTasks(deps, actor, { ids: [], relatives_of: [] }, key, async (held, heldKey) => {
    const done = keptResponse(heldKey) !== undefined || (await hasTask(held, actor, input))
    // Another request may have created or deleted lists and labels meanwhile.
    const current = done ? line : await readLine(held, actor, input)
    const created: string[] = []
    if (!done)
      for (const name of current.newLabels) created.push((await createLabel(held, actor, { name })).id)
    const task = taskOf(current, input)
    return createTaskHeld(held, actor, { ...task, label_ids: [...task.label_ids, ...created] }, heldKey)
  })
}

/** A list or label was deleted after the line was read: the line means something else now. */
function undefinedWhenGone(error: unknown): undefined {
  const isGone = error instanceof DomainError && /^(?:LIST|LABEL)_NOT_FOUND$/.test(error.code)
  if (!isGone) throw error
}

interface Line {
  readonly read: QuickAdd
  readonly title: string
  readonly list_id: string | undefined
  readonly label_ids: readonly string[]
  /** Names of labels that do not exist. */
  readonly newLabels: readonly string[]
}

async function readLine(deps: Deps, actor: Actor, input: QuickAddInput): Promise<Line> {
  const { user_id } = actor
  const { text, time_zone = await timeZoneOf(deps, actor), language } = input
  const mayHaveNames = /[#@]/.test(text)
  const lists = mayHaveNames ? (await listLists(deps.db, { user_id, archived: null })).filter(isEntity) : []
  const labels = mayHaveNames ? (await listLabels(deps.db, { user_id })).filter(isEntity) : []
  const read = parseQuickAdd(text, {
    now: deps.now(),
    timeZone: time_zone,
    language,
    lists: lists.map(({ title }) => title),
    labels: labels.map(({ name }) => name),
    newLabels: isAllowed(actor, 'tasks:write'),
  })
  const ids = new Map(labels.map(({ id, name }) => [nameKey(name), id]))
  const named = (read.labels ?? []).map((name) => ({ name, id: ids.get(nameKey(name)) }))
  // Titles of lists need not differ: one that isn't archived comes first.
  const namesakes = lists.filter(({ title }) => title === read.list)
  return {
    read,
    title: requireTitle(read.title),
    list_id: (namesakes.find(({ archived_at }) => archived_at === null) ?? namesakes[0])?.id,
    label_ids: named.flatMap(({ id }) => id ?? []),
    newLabels: named.flatMap(({ id, name }) => (id === undefined ? [name] : [])),
  }
}

function requireTitle(text: string): string {
  const { data: title } = titleSchema.safeParse(text)
  if (title !== undefined) return title
  throw invalidField(
    'text',
    text === '' ? { code: 'no_title' } : { code: 'title_too_long', maximum: MAX_TITLE },
  )
}

function taskOf({ read, title, list_id, label_ids }: Line, { id }: QuickAddInput) {
  const { due_date, priority, recurrence } = read
  return { id, title, due_date, priority, recurrence, list_id, label_ids }
}

/** Whether the task of a repeated request exists already. */
async function hasTask({ db }: Deps, { user_id }: Actor, { id }: QuickAddInput): Promise<boolean> {
  return id !== undefined && (await findTaskOrTombstone(db, { user_id, id })).length > 0
}
