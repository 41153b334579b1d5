import { assertNotForeignJson } from './foreign-formats.ts'
import { importedFields, type ReadEntries } from './import-entry.ts'
import { refuseFile } from './refuse-file.ts'
import { shorten } from './shorten.ts'
import type { Warnings } from './warnings.ts'

/** Fields of a task that belong to the place where it was, and are made for the new one. */
const ownFields = new Set<string>([
  ...importedFields,
  'id',
  'number',
  'user_id',
  'list_id',
  'parent_id',
  'label_ids',
  'position',
  'created_at',
  'updated_at',
  'revision',
  'next_id',
])

/** The entries of our JSON, or of the export of an account. Throws VALIDATION_FAILED for anything else. */
export function readJsonEntries(text: string, warnings: Warnings): ReadEntries {
  const file = parse(text)
  const isAccount = isObject(file) && isObject(file['profile']) && Array.isArray(file['sessions'])
  if (!isObject(file) || !(isAccount || file['format'] === 'taskwire') || !Array.isArray(file['tasks'])) {
    assertNotForeignJson(file)
    refuseFile({ code: 'not_an_export' })
  }
  if (!isAccount && file['version'] !== 1) refuseFile({ code: 'other_version' })
  const entries = file['tasks'].map((task: unknown, index) => {
    const line = index + 1
    if (!isObject(task)) return { line, text: JSON.stringify(task), skip: { code: 'not_a_task' } as const }
    for (const [name, value] of Object.entries(task))
      if (!ownFields.has(name) && value !== null)
        warnings.add({ code: 'unknown_field', field: shorten(name) }, undefined, {
          name: 'field',
          rest: { code: 'more_unknown_fields' },
        })
    const fields = Object.fromEntries(
      importedFields.filter((name) => Object.hasOwn(task, name)).map((name) => [name, task[name]]),
    )
    return { line, text: typeof task['title'] === 'string' ? task['title'] : JSON.stringify(task), fields }
  })
  return { entries }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    return refuseFile({ code: 'not_json' }, cause)
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
