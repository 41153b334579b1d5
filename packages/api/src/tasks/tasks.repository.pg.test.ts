import {
  completionChange,
  descriptionSchema,
  dueInstant,
  isContradictory,
  newTask,
  patchTask,
  taskPriorities,
  taskStatuses,
  titleSchema,
} from '@taskwire/domain'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestWorld, failureOf } from '../testing/index.ts'
import { createTask } from './create-task.ts'
import { getTask } from './get-task.ts'
import { toTask } from './task.row.ts'
import { updateTask } from './update-task.ts'

const aText = fc.string({ unit: 'grapheme', maxLength: 30 })
const aTitle = aText.map((text) => titleSchema.safeParse(text).data).filter((title) => title !== undefined)
const aDescription = aText.filter((text) => descriptionSchema.safeParse(text).success)
const anInstant = fc
  .date({ min: new Date(0), max: new Date('9999-12-31T23:59:59.999Z'), noInvalidDate: true })
  .map((date) => date.toISOString())
const aDueDate = fc.oneof(
  anInstant,
  anInstant.map((text) => text.slice(0, 10)),
  fc.constantFrom('2024-02-29', '2026-12-31T23:59:59+05:30', '2026-01-01T00:00:00.123456-08:00'),
)
const aLabel = fc.option(fc.constantFrom('on going', 'waiting'))

const changeable = {
  description: fc.option(aDescription),
  status: fc.constantFrom(...taskStatuses),
  completed: fc.boolean(),
  priority: fc.constantFrom(...taskPriorities),
  due_date: fc.option(aDueDate),
  completed_at: fc.option(anInstant),
  is_completed: fc.boolean(),
  updated_at: anInstant,
  status_label: aLabel,
}
const aCreation = fc
  .record({ title: aTitle, ...changeable }, { requiredKeys: ['title'] })
  .filter((input) => !isContradictory(input))
const aPatch = fc.record(
  { title: aTitle, ...changeable, completed: fc.oneof(fc.boolean(), fc.constant('flip' as const)) },
  { requiredKeys: [] },
)
/** Mostly the task's own values, as a client sends them back. */
const aResponse = fc.tuple(
  aPatch,
  fc.subarray(['status', 'completed', 'is_completed', 'completed_at', 'updated_at'] as const),
)

test('the SQL of creation and update returns the same task as the domain', async () => {
  await using world = await createTestWorld()
  const { actor } = await world.person()
  let now = ''
  const deps = { ...world.deps, now: () => now }
  let revision = 0

  const run = fc.asyncProperty(
    aCreation,
    fc.array(fc.tuple(aResponse, anInstant), { maxLength: 4 }),
    anInstant,
    async (input, patches, createdAt) => {
      now = createdAt
      let row = await createTask(deps, actor, input)
      const { id, number, user_id } = row
      const identity = { id, number, user_id: actor.user_id, revision: (revision += 1) }
      // Only the server knows the end of a list.
      let task = { ...newTask(identity, input, now), position: row.position }
      expect(user_id).toBe(actor.user_id)
      // Only the server knows the end of the Inbox.
      task = { ...task, position: row.position }
      expect(toTask(row)).toEqual(task)
      expect(row.status_label).toBe(input.status_label ?? null)

      for (const [[given, sentBack], patchedAt] of patches) {
        now = patchedAt
        const { status_label: label, status, completed, completed_at, updated_at } = row
        const views = { status, completed, is_completed: completed, completed_at, updated_at }
        const patch = { ...given, ...Object.fromEntries(sentBack.map((view) => [view, views[view]])) }
        const { kind } = completionChange(patch, row)
        if (kind === 'contradiction' || kind === 'stale') {
          const code = kind === 'stale' ? 'REVISION_CONFLICT' : 'VALIDATION_FAILED'
          expect(await failureOf(updateTask(deps, actor, { id, ...patch }))).toMatchObject({ code })
          expect(await getTask(deps, actor, { id })).toEqual(row)
          continue
        }
        row = await updateTask(deps, actor, { id, ...patch })
        const labelled = { ...task, status_label: label }
        const patched = patchTask(labelled, patch, now, (revision += 1))
        expect(toTask(row)).toEqual(toTask({ ...patched, status_label: null }))
        expect(row.status_label).toBe(labelAfter(patch, { status, label }, patched.status))
        task = toTask(row)
      }

      expect(await getTask(deps, actor, { id })).toEqual(row)
      const stored = await world.deps.db.selectFrom('tasks').select('due_at').where('id', '=', id).execute()
      expect(stored).toEqual([{ due_at: task.due_date === null ? null : dueInstant(task.due_date) }])
    },
  )
  await fc.assert(run)
})

/** Unknown labels are kept; known ones follow the status that they name. */
function labelAfter(
  patch: { status?: string; status_label?: string | null },
  before: { status: string; label: string | null },
  status: string,
): string | null {
  const { status: named, status_label: words } = patch
  const isNew = words !== undefined && (words ?? named) !== (before.label ?? before.status)
  if (words !== undefined && (isNew || named === undefined)) return words
  return status === before.status ? before.label : null
}
