import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Step } from './model-stories.ts'
import { rareStories } from './rare-stories.ts'
import { loadCore, type ReplicaCore } from './replica-core.ts'

/** A fault that a change to the core could introduce. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly original: string
  readonly replacement: string
  /** The stories that show the fault; those of tasks when omitted. */
  readonly stories?: 'tasks' | 'all'
  /** A story that shows the fault: its steps, or where the random stories have it. */
  readonly shownBy: readonly Step[] | { readonly seed: number; readonly path: string }
}

export const mutants: readonly Mutant[] = [
  {
    name: 'a change below the cursor is applied again',
    file: 'sync/receive.ts',
    original: 'change.revision > cursor && ',
    replacement: '',
    shownBy: { seed: 2, path: '18' },
  },
  {
    name: 'a change older than its known row is applied',
    file: 'sync/receive.ts',
    original: ' && change.revision > knownRevision(state, keyOf(change))',
    replacement: '',
    shownBy: { seed: 23, path: '3' },
  },
  {
    name: 'deletions leave no tombstone',
    file: 'sync/apply.ts',
    original: 'for (const row of delta.rows ?? []) state.rows.set(rowKey(row), row)',
    replacement:
      'for (const row of delta.rows ?? []) row.living === null ? state.rows.delete(rowKey(row)) : state.rows.set(rowKey(row), row)',
    shownBy: { seed: 23, path: '3' },
  },
  {
    name: 'a result of a write moves the cursor',
    file: 'sync/settle.ts',
    original: 'settled: [mutation.op_id],\n    until',
    replacement:
      'settled: [mutation.op_id],\n    ...(state.cursor && { cursor: state.cursor.replace(/\\d+$/, String(revision)) }),\n    until',
    shownBy: { seed: 4711, path: '3' },
  },
  {
    name: 'a cursor is stored without its rows',
    file: 'sync/apply.ts',
    original: 'for (const row of delta.rows ?? []) state.rows.set(rowKey(row), row)',
    replacement:
      'if (delta.reset === true || delta.settled !== undefined || state.rows.size < 2) for (const row of delta.rows ?? []) state.rows.set(rowKey(row), row)',
    shownBy: { seed: 4711, path: '1' },
  },
  {
    name: 'a reset keeps the old rows',
    file: 'sync/apply.ts',
    original: 'if (delta.reset === true) state.rows.clear()',
    replacement: '',
    shownBy: { seed: 4711, path: '0' },
  },
  {
    name: 'a rejected mutation is dropped',
    file: 'sync/settle.ts',
    original: '[mutation.op_id], parked: [issue]',
    replacement: '[mutation.op_id]',
    shownBy: { seed: 4711, path: '0' },
  },
  {
    name: 'an edit is based on a revision that was never shown',
    file: 'sync/new-mutation.ts',
    original: '(queued === undefined ? known : inherited)',
    replacement: 'known',
    shownBy: rareStories.editOverHiddenTitle,
  },
  {
    name: 'every page changes queued mutations',
    file: 'sync/receive.ts',
    original: 'rows,\n    forgotten:',
    replacement: `rows,
    amended: state.operations.map((operation) =>
      operation.name === 'update' && operation.input.base_revision !== undefined
        ? { ...operation, input: { ...operation.input, base_revision: next.revision } }
        : operation,
    ),
    forgotten:`,
    shownBy: { seed: 4711, path: '2' },
  },
  {
    name: 'an edit conflicts with the previous edit of the same client',
    file: 'sync/base-revision.ts',
    original: '(isOnTop &&',
    replacement: '(false &&',
    shownBy: { seed: 3, path: '8' },
  },
  {
    name: 'mutations are folded in the wrong order',
    file: 'sync/apply.ts',
    original: 'orderOf(a) - orderOf(b)',
    replacement: 'orderOf(b) - orderOf(a)',
    shownBy: { seed: 4711, path: '0' },
  },
  {
    name: 'a reset loses newer results of own writes',
    file: 'sync/receive.ts',
    original: 'if (isSameLog)',
    replacement: 'if (false as boolean)',
    shownBy: { seed: 523, path: '5' },
  },
  {
    name: 'texts are dropped when the rest of their edit stays queued',
    file: 'sync/settle.ts',
    original: ', parked: [{ ...issue, operation: parts.texts }]',
    replacement: '',
    shownBy: { seed: 4711, path: '1' },
  },
  {
    name: 'a reset to another epoch is applied after a newer result',
    file: 'sync/receive.ts',
    original: 'isOvertaken && !isSameLog',
    replacement: '(false as boolean)',
    shownBy: { seed: 4711, path: '65' },
  },
  {
    name: 'an edit has no epoch',
    file: 'sync/new-mutation.ts',
    original: 'base_revision !== undefined && epoch !== undefined && { epoch }',
    replacement: '(false as boolean) && { epoch }',
    shownBy: rareStories.sendAfterRestore,
  },
  {
    name: 'the effects of a mutation are forgotten',
    file: 'sync/new-mutation.ts',
    original: 'effects.length === 0 ? based : { ...based, effects }',
    replacement: 'based',
    stories: 'all',
    shownBy: { seed: 4711, path: '1' },
  },
  {
    name: 'a cascade is seen in two parts',
    file: 'sync/replica.ts',
    original: 'until > cursorRevision(state) && ',
    replacement: '(false as boolean) && ',
    stories: 'all',
    shownBy: { seed: 23, path: '5' },
  },
  {
    name: 'a restoration brings back more than went with the row',
    file: 'entities/rules.ts',
    original: 'state.deletedWith === main.id',
    replacement: 'true',
    stories: 'all',
    shownBy: { seed: 8, path: '28' },
  },
  {
    name: 'an added label overwrites the others',
    file: 'tasks/task-place.ts',
    original: '[...present, ...(change.add_label_ids ?? [])]',
    replacement: '[...(change.add_label_ids ?? present)]',
    stories: 'all',
    shownBy: { seed: 12, path: '3' },
  },
  {
    name: 'two devices make two next tasks',
    file: 'tasks/task-effects.ts',
    original: 'const { id, due_date, recurrence } = follower',
    replacement: 'const { due_date, recurrence } = follower; const id = `${follower.id}${at}`',
    stories: 'all',
    shownBy: { seed: 23, path: '5' },
  },
  {
    name: 'an edit of a due date ignores that the task was completed meanwhile',
    file: 'tasks/task-effects.ts',
    original: '{ expects_open: true }',
    replacement: '{}',
    stories: 'all',
    shownBy: { seed: 523, path: '45' },
  },
  {
    name: 'an edit keeps its base revision in another epoch',
    file: 'sync/base-revision.ts',
    original: 'mutation.epoch !== undefined && mutation.epoch !== epoch',
    replacement: '(false as boolean)',
    shownBy: rareStories.retryAfterRestore,
  },
]

/** Loads a copy of the core with one fault from a temporary folder. */
export async function withMutant(mutant: Mutant): Promise<AsyncDisposable & { readonly core: ReplicaCore }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-mutant-'))
  const source = path.resolve(import.meta.dirname, '../..')
  await cp(source, folder, { recursive: true })
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}')
  const file = path.join(folder, mutant.file)
  const text = await readFile(file, 'utf8')
  if (text.split(mutant.original).length !== 2)
    throw new Error(`${mutant.file} does not contain exactly once: ${mutant.original}`)
  await writeFile(
    file,
    text.replace(mutant.original, () => mutant.replacement),
  )
  return {
    core: await loadCore(pathToFileURL(path.join(folder, 'sync/'))),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
