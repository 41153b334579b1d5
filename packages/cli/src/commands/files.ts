import { isUtf8 } from 'node:buffer'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { taskwireError } from '@taskwire/client'
import { exportTasks, type TransferKind } from '@taskwire/domain/transfer'
import { openClient } from '../account.ts'
import { commandError, type Io } from '../io.ts'
import { printJson } from '../show.ts'
import { textOf, type OptionValues, type Subcommand } from '../subcommand.ts'
import { plain } from '../terminal.ts'
import { openWorkspace, refresh } from '../workspace.ts'

const kinds: readonly TransferKind[] = ['json', 'csv']

export const exportFile: Subcommand = {
  name: 'export',
  operands: '[file]',
  summary: 'Export all tasks as JSON or CSV',
  details: 'Without a file the export is printed. import reads it back.',
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      description: 'json or csv; by the name of the file, else json',
      values: kinds,
    },
  },
  arity: [0, 1],
  async run(io, [file], options) {
    const word = textOf(options, 'format') ?? (file?.toLowerCase().endsWith('.csv') === true ? 'csv' : 'json')
    const kind = kinds.find((each) => each === word)
    if (kind === undefined)
      throw commandError('usage', `The format "${word}" must be one of ${kinds.join(', ')}.`)
    await using workspace = await openWorkspace(io)
    await refresh(io, workspace)
    const { tasks, lists, labels } = workspace.read()
    const text = exportTasks(tasks, kind, { now: new Date().toISOString(), lists, labels })
    if (file === undefined) return io.print(text)
    await writeFile(file, text).catch(explainFile)
    io.note(`Exported ${tasks.length} tasks to ${file}.\n`)
  },
}

export const importFile: Subcommand = {
  name: 'import',
  operands: '<file>',
  summary: 'Import a file of this or another program',
  options: {
    'dry-run': { type: 'boolean', description: 'report what an import would do, and change nothing' },
  },
  arity: [1, 1],
  run: importFrom,
}

async function importFrom(io: Io, [file = '']: readonly string[], options: OptionValues): Promise<void> {
  const text = decode(await readFile(file).catch(explainFile))
  const { timeZone: time_zone, locale } = io
  const isDry = options['dry-run'] === true
  const result = await openClient(io)
    .imports.create.mutate({ file: text, name: path.basename(file), time_zone, locale, dry_run: isDry })
    .catch((error: unknown) => {
      const failure = taskwireError(error)
      if (failure === undefined) throw error
      throw failure.code === 'NETWORK'
        ? commandError('unreachable', 'The server can’t be reached. An import needs it.')
        : commandError('failed', failure.message)
    })
  if (io.isJson) return printJson(io, result)
  const { format, tasks, lists, labels, skipped, warnings } = result
  io.print(
    `${isDry ? 'Would import' : 'Imported'} ${tasks} tasks, ${lists} lists and ${labels} labels (${format}).\n`,
  )
  for (const { line, text: entry, reason } of skipped)
    io.note(`  line ${line}: ${plain(entry)}: ${plain(reason)}\n`)
  for (const warning of warnings) io.note(`  ${plain(warning)}\n`)
}

/** A call of tRPC carries text. Spreadsheets write UTF-16 or the code page of Windows. */
function decode(content: Buffer): string {
  if (content.subarray(0, 2).toString('latin1') === 'PK')
    throw commandError('failed', 'Unpack the zip file first, and import the file in it.')
  if (content[0] === 0xff && content[1] === 0xfe) return new TextDecoder('utf-16le').decode(content)
  return isUtf8(content) ? new TextDecoder().decode(content) : new TextDecoder('windows-1252').decode(content)
}

function explainFile(error: unknown): never {
  const { code, message } = error as NodeJS.ErrnoException
  throw commandError('failed', code === 'ENOENT' ? 'There is no such file or folder.' : message)
}
