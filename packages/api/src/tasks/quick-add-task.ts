import { invalidField, MAX_TITLE, titleSchema, type Actor, type QuickAddInput } from '@taskwire/domain'
import { parseQuickAdd } from '@taskwire/domain/quick-add'
import type { Deps } from '../deps.ts'
import type { TaggedTask } from '../sync/etags.ts'
import type { IdempotencyKey } from '../sync/idempotency.repository.ts'
import { createTask } from './create-task.ts'

/**
 * Creates a task from one line: "pay rent tomorrow 9am !high". Throws VALIDATION_FAILED when the line has no title or a too
 * long one; otherwise as `createTask`.
 */
export async function quickAddTask(
  deps: Deps,
  actor: Actor,
  { text, time_zone = 'UTC', language, id }: QuickAddInput,
  key?: IdempotencyKey,
): Promise<TaggedTask> {
  const read = parseQuickAdd(text, { now: deps.now(), timeZone: time_zone, language })
  const { data: title } = titleSchema.safeParse(read.title)
  if (title === undefined)
    throw invalidField(
      'text',
      read.title === '' ? { code: 'no_title' } : { code: 'title_too_long', maximum: MAX_TITLE },
    )
  const { due_date, priority } = read
  return createTask(deps, actor, { id, title, due_date, priority }, key)
}
