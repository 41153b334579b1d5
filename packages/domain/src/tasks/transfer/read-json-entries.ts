import { DomainError } from '../../errors.ts'
import { importedFields, type ReadEntries } from './import-entry.ts'

/** The entries of our JSON. Throws VALIDATION_FAILED for what is not of that format. */
export function readJsonEntries(text: string): ReadEntries {
  const file = parse(text)
  if (!isObject(file) || file['format'] !== 'taskwire' || !Array.isArray(file['tasks']))
    throw new DomainError('VALIDATION_FAILED', { message: 'The file is not an export of Taskwire' })
  if (file['version'] !== 1)
    throw new DomainError('VALIDATION_FAILED', {
      message: 'The file was written by another version of Taskwire',
    })
  const entries = file['tasks'].map((task: unknown, index) => {
    const line = index + 1
    if (!isObject(task)) return { line, text: JSON.stringify(task), fields: 'is not a task' }
    const fields = Object.fromEntries(
      importedFields.filter((name) => Object.hasOwn(task, name)).map((name) => [name, task[name]]),
    )
    return { line, text: typeof task['title'] === 'string' ? task['title'] : JSON.stringify(task), fields }
  })
  return { entries, warnings: [] }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (cause) {
    throw new DomainError('VALIDATION_FAILED', { message: 'The file is not valid JSON', cause })
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
