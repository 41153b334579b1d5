import { createHash } from 'node:crypto'
import { DomainError, nameKey, type Actor } from '@taskwire/domain'
import { reasonInEnglish, type Import, type ImportedTask } from '@taskwire/domain/transfer'
import type { Context } from '../context.ts'
import { idempotencyKeyOf } from '../sync/idempotency.ts'
import { findStoredResponse } from '../sync/idempotency.repository.ts'
import { fieldsIn, type ImportInput, type ImportResult } from './imports.schema.ts'
import { keepResponse } from './imports.repository.ts'
import { readFile } from './read-file.ts'
import { writeImport } from './write-import.ts'

type ImportContext = Pick<Context, 'deps' | 'idempotency_key'> & { readonly actor: Actor }

/**
 * Imports a file, or only reads it. Each task has an id that is derived from the file, so that an import that was interrupted can be
 * sent again. Throws VALIDATION_FAILED for a file that can't be read, PAYLOAD_TOO_LARGE for one with too many entries, and
 * IDEMPOTENCY_KEY_REUSED when the key belongs to another request.
 */
export async function importFile(
  ctx: ImportContext,
  input: ImportInput,
  path: string,
): Promise<ImportResult> {
  const { deps, actor } = ctx
  const bytes = typeof input.file === 'string' ? Buffer.from(input.file) : input.file
  const digest = createHash('sha256').update(bytes).digest('hex')
  const key = idempotencyKeyOf(ctx, path, { ...input, file: digest })
  if (key !== undefined) {
    const [stored] = await findStoredResponse(deps.db, { user_id: actor.user_id, key: key.key })
    if (stored !== undefined && stored.fingerprint !== key.fingerprint)
      throw new DomainError('IDEMPOTENCY_KEY_REUSED')
    if (stored !== undefined) return stored.answer as unknown as ImportResult
  }
  const now = deps.now()
  const read = await readFile(bytes, {
    now,
    name: input.name,
    timeZone: input.time_zone,
    locale: input.locale,
    dateOrder: input.date_order,
    columns: input.columns === undefined ? undefined : fieldsIn(input.columns).map((field) => field ?? null),
  })
  if (input.dry_run === true)
    return resultOf(
      read,
      read.tasks.map((_, index) => index),
      [],
      true,
    )
  const seed = [actor.user_id, key?.key ?? '', digest].join('\n')
  const { written, warnings } = await writeImport(deps, actor, read, {
    seed,
    revives: key === undefined,
    now,
  })
  const result = resultOf(read, written, warnings, false)
  if (key !== undefined)
    await keepResponse(deps.db, {
      user_id: actor.user_id,
      key: key.key,
      fingerprint: key.fingerprint,
      answer: JSON.stringify(result),
      now: key.now,
    })
  return result
}

const PREVIEW = 20

/** @param written the places of the tasks that the account has now */
function resultOf(
  { format, tasks, lines, skipped, warnings }: Import,
  written: readonly number[],
  more: readonly Import['warnings'][number][],
  dry_run: boolean,
): ImportResult {
  const places = new Set(written)
  const kept = tasks.filter((_, place) => places.has(place))
  const left = tasks.flatMap(({ title }, place) =>
    places.has(place)
      ? []
      : [{ line: lines[place] ?? 0, text: title, reason: reasonInEnglish({ code: 'account_full' }) }],
  )
  return {
    format,
    dry_run,
    tasks: kept.length,
    subtasks: kept.filter(({ parent }) => parent !== undefined).length,
    lists: new Set(kept.flatMap(({ list }) => list ?? [])).size,
    labels: new Set(kept.flatMap(({ labels = [] }) => labels.map(nameKey))).size,
    skipped: [
      ...skipped.map(({ line, text, reason }) => ({ line, text, reason: reasonInEnglish(reason) })),
      ...left,
    ].toSorted((a, b) => a.line - b.line),
    warnings: [...warnings, ...more].map(reasonInEnglish),
    preview: kept.slice(0, PREVIEW).map((task) => previewOf(task, tasks)),
  }
}

function previewOf(task: ImportedTask, tasks: readonly ImportedTask[]): ImportResult['preview'][number] {
  const above = tasks[task.parent ?? -1]
  return {
    title: task.title,
    description: task.description ?? null,
    status: task.status ?? 'pending',
    priority: task.priority ?? 'medium',
    due_date: task.due_date ?? null,
    completed_at: task.completed_at ?? null,
    list: (above ?? task).list ?? null,
    labels: [...(task.labels ?? [])],
    parent: above?.title ?? null,
    recurrence: task.recurrence?.rule ?? null,
  }
}
