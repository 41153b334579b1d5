import fc from 'fast-check'
import { fieldValues, type World } from './inputs.ts'
import { json, specialKeys } from './values.ts'

const required = new Set([
  'id',
  'session_id',
  'token_id',
  'title',
  'text',
  'email',
  'password',
  'completed',
  'name',
  'username',
  'confirm_password',
  'commands',
  'token',
  'current_password',
  'new_password',
  'new_email',
  'scopes',
  'role',
  'file',
  'action',
  'endpoint',
  'url',
  'keys',
])

/** A valid input, or the same with one mistake. */
export function inputFor(fields: readonly string[], world: World): fc.Arbitrary<Record<string, unknown>> {
  const values = fieldValues(world)
  const good = fc
    .record(Object.fromEntries(fields.map((field) => [field, values[field] ?? fc.constant('')])), {
      requiredKeys: fields.filter((field) => required.has(field)),
    })
    .map((input) => exclusive.reduce((rest, names) => oneOf(names, rest), input as Record<string, unknown>))
  // Many fields at once often contradict each other: an operation with many is reached by inputs with few.
  const some = fc.subarray([...fields], { maxLength: Math.min(2, fields.length) })
  const few = fc
    .tuple(good, some)
    .map(([input, kept]) => without(input, (at) => !required.has(at) && !kept.includes(at)))
  const key = fc.constantFrom(...specialKeys, ...fields)
  return fc.oneof(
    { weight: 3, arbitrary: good },
    { weight: 4, arbitrary: few },
    {
      weight: 5,
      arbitrary: fc.tuple(good, key, json).map(([input, at, value]) => withOwn(input, at, value)),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(good, key).map(([input, at]) => without(input, (name) => name === at)),
    },
  )
}

/** Groups of fields that mostly contradict each other. */
const exclusive = [
  ['completed', 'status', 'is_completed', 'complete', 'completed_at'],
  ['page', 'offset', 'skip', 'cursor'],
  ['label_ids', 'add_label_ids', 'remove_label_ids'],
  ['parent_id', 'list_id'],
  ['before_id', 'after_id'],
]

/** Keeps only the first of these fields. */
function oneOf(names: readonly string[], input: Record<string, unknown>): Record<string, unknown> {
  const [, ...others] = names.filter((name) => name in input)
  return without(input, (name) => others.includes(name))
}

function without(
  input: Record<string, unknown>,
  isLeftOut: (name: string) => boolean,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(input).filter(([name]) => !isLeftOut(name)))
}

/** Sets `__proto__` as an own property, as JSON.parse does. */
function withOwn(input: Record<string, unknown>, key: string, value: unknown): Record<string, unknown> {
  return Object.fromEntries([...Object.entries(input), [key, value]])
}
