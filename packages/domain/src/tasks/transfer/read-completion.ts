import { canonicalInstant, instantSchema } from '../../instants.ts'
import { isDateOnly } from '../due-date.ts'
import type { TaskStatus } from '../task.ts'
import type { FieldContext, LeaveOut } from './field-context.ts'
import type { ImportEntry } from './import-entry.ts'
import { readProgress, type Progress } from './value-words.ts'

/** What one cell says: a state, or the moment of the completion. */
interface View {
  readonly progress: Progress
  readonly at?: string
}

interface Completion {
  readonly status?: TaskStatus
  readonly completed_at?: string
}

/**
 * The completion of an entry from its status, a mark and a date. A status or a mark that says "done" wins; a date alone says
 * so too, but not against an open status.
 */
export function readCompletion(entry: ImportEntry, context: FieldContext, leaveOut: LeaveOut): Completion {
  const views = (['status', 'completed', 'completed_at'] as const).map((field) =>
    viewOf(entry, field, context, leaveOut),
  )
  const [status, completed, date] = views
  const said = [status, completed].filter((view) => view !== undefined)
  const isDone = [...said, ...(said.length === 0 ? [date] : [])].some(
    (view) => view !== undefined && isFinal(view),
  )
  if (isDone) {
    const at = views.find((view) => view?.at !== undefined)?.at
    return { status: 'completed', completed_at: at ?? context.now }
  }
  if (date?.at !== undefined) leaveOut('completed_at', entry.fields?.completed_at, 'contradicts_status')
  const open = status?.progress ?? completed?.progress
  return open === 'in_progress' || open === 'pending' ? { status: open } : {}
}

function isFinal({ progress }: View): boolean {
  return progress === 'completed' || progress === 'canceled'
}

function viewOf(
  entry: ImportEntry,
  field: 'status' | 'completed' | 'completed_at',
  context: FieldContext,
  leaveOut: LeaveOut,
): View | undefined {
  const value = entry.fields?.[field]
  if (value === undefined || value === null || value === '') return undefined
  if (typeof value === 'boolean') return { progress: value ? 'completed' : 'pending' }
  const text = typeof value === 'string' ? value : ''
  const progress = readProgress(text)
  if (progress === 'canceled') leaveOut(field, value, 'became_completed')
  if (progress !== undefined) return { progress }
  const at = instantFrom(text.trim(), entry, context)
  if (at !== undefined) return { progress: 'completed', at }
  leaveOut(field, value, 'unknown_value')
  return undefined
}

function instantFrom(
  text: string,
  entry: ImportEntry,
  { moment, timeZone }: FieldContext,
): string | undefined {
  if (instantSchema.safeParse(text).success) return canonicalInstant(text)
  const zone = entry.timeZone ?? timeZone
  const found = moment(text, zone)
  // A day is meant where the file comes from: at noon it is that day there.
  return found !== undefined && isDateOnly(found) ? moment(`${found} 12:00`, zone) : found
}
