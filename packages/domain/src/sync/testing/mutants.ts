import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadCore, type ReplicaCore } from './replica-core.ts'

/** A fault that a change to the core could introduce. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly original: string
  readonly replacement: string
}

export const mutants: readonly Mutant[] = [
  {
    name: 'a change below the cursor is applied again',
    file: 'receive.ts',
    original: 'change.revision > cursor && ',
    replacement: '',
  },
  {
    name: 'a change older than its known row is applied',
    file: 'receive.ts',
    original: ' && change.revision > knownRevision(state, idOf(change))',
    replacement: '',
  },
  {
    name: 'deletions leave no tombstone',
    file: 'apply.ts',
    original: 'for (const row of delta.rows ?? []) state.rows.set(row.id, row)',
    replacement:
      'for (const row of delta.rows ?? []) row.task === null ? state.rows.delete(row.id) : state.rows.set(row.id, row)',
  },
  {
    name: 'a result of a write moves the cursor',
    file: 'settle.ts',
    original: 'settled: [mutation.op_id],\n    amended',
    replacement:
      'settled: [mutation.op_id],\n    ...(state.cursor && { cursor: state.cursor.replace(/\\d+$/, String(revision)) }),\n    amended',
  },
  {
    name: 'a cursor is stored without its rows',
    file: 'apply.ts',
    original: 'for (const row of delta.rows ?? []) state.rows.set(row.id, row)',
    replacement:
      'if (delta.reset === true || delta.settled !== undefined || state.rows.size < 2) for (const row of delta.rows ?? []) state.rows.set(row.id, row)',
  },
  {
    name: 'a reset keeps the old rows',
    file: 'apply.ts',
    original: 'if (delta.reset === true) state.rows.clear()',
    replacement: '',
  },
  {
    name: 'a rejected mutation is dropped',
    file: 'settle.ts',
    original: '[mutation.op_id], parked: [issue]',
    replacement: '[mutation.op_id]',
  },
  {
    name: 'an edit is based on a revision that was never shown',
    file: 'base-revision.ts',
    original: '(queued === undefined ? known : inherited)',
    replacement: 'known',
  },
  {
    name: 'every page changes queued mutations',
    file: 'receive.ts',
    original: 'rows,\n    forgotten:',
    replacement: `rows,
    amended: state.operations.map((operation) =>
      operation.name === 'update' && operation.input.base_revision !== undefined
        ? { ...operation, input: { ...operation.input, base_revision: next.revision } }
        : operation,
    ),
    forgotten:`,
  },
  {
    name: 'an edit conflicts with the previous edit of the same client',
    file: 'base-revision.ts',
    original: '(isOnTop &&',
    replacement: '(false &&',
  },
  {
    name: 'mutations are folded in the wrong order',
    file: 'apply.ts',
    original: 'orderOf(a) - orderOf(b)',
    replacement: 'orderOf(b) - orderOf(a)',
  },
  {
    name: 'a reset loses newer results of own writes',
    file: 'receive.ts',
    original: 'if (isSameLog)',
    replacement: 'if (false as boolean)',
  },
  {
    name: 'texts are dropped when the rest of their edit stays queued',
    file: 'settle.ts',
    original: ', parked: [{ ...issue, operation: parts.texts }]',
    replacement: '',
  },
  {
    name: 'a reset to another epoch is applied after a newer result',
    file: 'receive.ts',
    original: 'isOvertaken && !isSameLog',
    replacement: '(false as boolean)',
  },
  {
    name: 'an edit has no epoch',
    file: 'base-revision.ts',
    original: 'base_revision !== undefined && epoch !== undefined && { epoch }',
    replacement: '(false as boolean) && { epoch }',
  },
  {
    name: 'an edit keeps its base revision in another epoch',
    file: 'base-revision.ts',
    original: 'mutation.epoch !== undefined && mutation.epoch !== epoch',
    replacement: '(false as boolean)',
  },
]

/** Loads a copy of the core with one fault from a temporary folder. */
export async function withMutant(mutant: Mutant): Promise<AsyncDisposable & { readonly core: ReplicaCore }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-mutant-'))
  const source = path.resolve(import.meta.dirname, '../..')
  for (const feature of ['sync', 'tasks', 'entities']) await mkdir(path.join(folder, feature))
  await cp(path.join(source, 'sync'), path.join(folder, 'sync'), { recursive: true })
  await cp(path.join(source, 'tasks'), path.join(folder, 'tasks'), { recursive: true })
  await cp(path.join(source, 'entities'), path.join(folder, 'entities'), { recursive: true })
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}')
  const file = path.join(folder, 'sync', mutant.file)
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
