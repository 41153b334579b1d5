import { toIssue, zodErrorMap } from '../../zod-error-map.ts'
import { createTaskSchema, type CreateTaskInput } from '../task-input.ts'
import { readCompletion } from './read-completion.ts'
import { limitTexts, storable } from './limit-texts.ts'
import type { FieldContext, LeaveOut } from './field-context.ts'
import type { ImportEntry } from './import-entry.ts'
import type { SkipReason } from '../import-reasons.ts'
import { readDue } from './read-due.ts'
import { shownValue } from './json.ts'
import { shorten } from './shorten.ts'
import type { Warnings } from './warnings.ts'
import { readPriority } from './value-words.ts'

/**
 * The task of an entry, or the reason for skipping it. Only a title must be there: any other value that is not understood is left out
 * with a warning.
 */
export function readTask(
  entry: ImportEntry,
  context: FieldContext,
): { task: CreateTaskInput } | { skip: SkipReason } {
  const { fields, line, skip } = entry
  if (fields === undefined) return { skip: skip ?? { code: 'not_a_task' } }
  const { warnings } = context
  const leaveOut: LeaveOut = (field, value, code) => {
    const column = shorten(entry.names?.[field] ?? field)
    warnings.add({ code, value: shownValue(value), column }, line, {
      name: `${field} ${code}`,
      rest: { code: 'more_values', column },
    })
  }
  const { title, description, priority } = fields
  const { due_date, words } = readDue(entry, context, leaveOut)
  const known = typeof priority === 'string' ? readPriority(priority) : undefined
  if (known === undefined && (priority ?? '') !== '') leaveOut('priority', priority, 'unknown_value')
  const isText = typeof description === 'string' || (description ?? null) === null
  if (!isText) leaveOut('description', description, 'unknown_value')
  const notes = typeof description === 'string' ? [description, words] : [words]
  const texts =
    typeof title === 'string'
      ? limitTexts(storable(title, line, warnings), joined(notes, line, warnings), line, warnings)
      : { title, description: joined(notes, line, warnings) }
  const { data, error } = createTaskSchema.safeParse(
    {
      title: texts.title,
      ...(texts.description !== undefined && { description: texts.description }),
      ...(description === null && texts.description === undefined && { description: null }),
      ...readCompletion(entry, context, leaveOut),
      ...(known !== undefined && { priority: known }),
      ...(due_date !== undefined && { due_date }),
    },
    { error: zodErrorMap, reportInput: true },
  )
  const [issue] = error?.issues ?? []
  if (data !== undefined) return { task: data }
  return {
    skip: issue === undefined ? { code: 'not_a_task' } : { code: 'invalid_field', issue: toIssue(issue) },
  }
}

function joined(
  notes: readonly (string | undefined)[],
  line: number,
  warnings: Warnings,
): string | undefined {
  const parts = notes.filter((part) => part !== undefined)
  return parts.length === 0 ? undefined : storable(parts.join('\n\n'), line, warnings)
}
