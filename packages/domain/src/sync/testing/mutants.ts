import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { loadCore, type ReplicaCore } from './replica-core.ts'

/** A fault of the kind that a change to the core could bring in. */
export interface Mutant {
  readonly name: string
  readonly file: string
  readonly original: string
  readonly planted: string
}

export const mutants: readonly Mutant[] = [
  {
    name: 'a change below the cursor that is taken again',
    file: 'receive.ts',
    original: 'change.revision > cursor && ',
    planted: '',
  },
  {
    name: 'a change older than what is known of its row',
    file: 'receive.ts',
    original: ' && change.revision > knownRevision(state, idOf(change))',
    planted: '',
  },
  {
    name: 'deletions that leave no tombstone',
    file: 'apply.ts',
    original: 'for (const row of delta.rows ?? []) state.rows.set(row.id, row)',
    planted:
      'for (const row of delta.rows ?? []) row.task === null ? state.rows.delete(row.id) : state.rows.set(row.id, row)',
  },
  {
    name: 'an answer that moves the cursor',
    file: 'settle.ts',
    original: 'settled: [mutation.op_id],\n    amended',
    planted:
      'settled: [mutation.op_id],\n    ...(state.cursor && { cursor: state.cursor.replace(/\\d+$/, String(revision)) }),\n    amended',
  },
  {
    name: 'a cursor that is not kept with its rows',
    file: 'apply.ts',
    original: 'for (const row of delta.rows ?? []) state.rows.set(row.id, row)',
    planted:
      'if (delta.reset === true || delta.settled !== undefined || state.rows.size < 2) for (const row of delta.rows ?? []) state.rows.set(row.id, row)',
  },
  {
    name: 'a reset that keeps the old rows',
    file: 'apply.ts',
    original: 'if (delta.reset === true) state.rows.clear()',
    planted: '',
  },
  {
    name: 'a refused operation that is dropped',
    file: 'settle.ts',
    original: '[mutation.op_id], parked: [issue]',
    planted: '[mutation.op_id]',
  },
  {
    name: 'an edit that is based on what it never showed',
    file: 'base-revision.ts',
    original: '(waiting === undefined ? known : hidden)',
    planted: 'known',
  },
  {
    name: 'a waiting request that every page changes',
    file: 'receive.ts',
    original: 'rows,\n    forgotten:',
    planted: `rows,
    amended: state.operations.map((operation) =>
      operation.name === 'update' && operation.input.base_revision !== undefined
        ? { ...operation, input: { ...operation.input, base_revision: next.revision } }
        : operation,
    ),
    forgotten:`,
  },
  {
    name: 'an edit that conflicts with the edit before it',
    file: 'base-revision.ts',
    original: '(isOnTop &&',
    planted: '(false &&',
  },
  {
    name: 'operations that are shown in the wrong order',
    file: 'apply.ts',
    original: 'orderOf(a) - orderOf(b)',
    planted: 'orderOf(b) - orderOf(a)',
  },
  {
    name: 'a reset that loses the answers ahead of it',
    file: 'receive.ts',
    original: 'if (isSameLog)',
    planted: 'if (false as boolean)',
  },
  {
    name: 'texts that are dropped when the rest of their edit goes on',
    file: 'settle.ts',
    original: ', parked: [{ ...issue, operation: parts.texts }]',
    planted: '',
  },
  {
    name: 'a page of another history that an answer overtook',
    file: 'receive.ts',
    original: 'isOvertaken && !isSameLog',
    planted: '(false as boolean)',
  },
  {
    name: 'an edit that names no epoch',
    file: 'base-revision.ts',
    original: 'base_revision !== undefined && epoch !== undefined && { epoch }',
    planted: '(false as boolean) && { epoch }',
  },
  {
    name: 'an edit that keeps its base in another epoch',
    file: 'base-revision.ts',
    original: 'mutation.epoch !== undefined && mutation.epoch !== epoch',
    planted: '(false as boolean)',
  },
]

/** The core with one fault, in a folder of its own. */
export async function withMutant(mutant: Mutant): Promise<AsyncDisposable & { readonly core: ReplicaCore }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'taskwire-mutant-'))
  const source = path.resolve(import.meta.dirname, '../..')
  for (const feature of ['sync', 'tasks']) await mkdir(path.join(folder, feature))
  await cp(path.join(source, 'sync'), path.join(folder, 'sync'), { recursive: true })
  await cp(path.join(source, 'tasks'), path.join(folder, 'tasks'), { recursive: true })
  await writeFile(path.join(folder, 'package.json'), '{"type":"module"}')
  const file = path.join(folder, 'sync', mutant.file)
  const text = await readFile(file, 'utf8')
  if (text.split(mutant.original).length !== 2)
    throw new Error(`${mutant.file} does not say once: ${mutant.original}`)
  await writeFile(
    file,
    text.replace(mutant.original, () => mutant.planted),
  )
  return {
    core: await loadCore(pathToFileURL(path.join(folder, 'sync/'))),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  }
}
