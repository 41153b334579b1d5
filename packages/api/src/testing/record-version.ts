import { glob, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { statements } from '@taskwire/db/testing'

// A step of a release: writes the statements of this version, a line each, for the test that the schema of the next version still serves
// them.
const source = path.resolve(import.meta.dirname, '..')
for await (const file of glob('**/*.repository.ts', { cwd: source })) await import(path.join(source, file))

/** Long lists differ only in their order and page when their parameters and columns are the same: one of them is enough. */
const lists = new Set<string>()
const isRepeated = (text: string, types: string) =>
  text.length > 1_500 && text.includes('order by') && lists.size === lists.add(types).size

const lines = statements.flatMap(({ text, params, columns }) =>
  isRepeated(text, JSON.stringify({ params, columns })) ? [] : JSON.stringify({ text, params, columns }),
)
const file = path.join(import.meta.dirname, 'last-version.jsonl')
await writeFile(file, `${lines.toSorted().join('\n')}\n`)
process.stdout.write(`Wrote ${lines.length} statements to ${path.relative(process.cwd(), file)}\n`)
