import type { Declared } from './sql-types.ts'
import { isoInstant } from './type-parsers.ts'

/** The cells of a row as PostgreSQL sent them, in the order of the declared columns. */
export type TextRow = readonly (string | null)[]

/** How the text of a type becomes a value, and how it becomes JSON without one. */
interface TextForm {
  readonly toValue: (text: string) => unknown
  readonly toJson: (text: string) => string
}

const digits: TextForm = { toValue: Number, toJson: (text) => text }
/** Words that need no escape in JSON. */
const word: TextForm = { toValue: (text) => text, toJson: (text) => `"${text}"` }
const document: TextForm = {
  toValue: (text) => JSON.parse(text) as unknown,
  // PostgreSQL puts spaces into `jsonb`.
  toJson: (text) => (text === '[]' ? text : JSON.stringify(JSON.parse(text))),
}

/** The characters that JSON escapes. PostgreSQL refuses lone surrogates. */
const escaped = /["\\]|[^\u0020-\uffff]/

const forms: Readonly<Record<string, TextForm>> = {
  uuid: word,
  task_status: word,
  task_priority: word,
  user_role: word,
  entity_color: word,
  text: {
    toValue: (text) => text,
    toJson: (text) => (escaped.test(text) ? JSON.stringify(text) : `"${text}"`),
  },
  timestamptz: { toValue: isoInstant, toJson: (text) => `"${isoInstant(text)}"` },
  boolean: { toValue: (text) => text === 't', toJson: (text) => (text === 't' ? 'true' : 'false') },
  smallint: digits,
  integer: digits,
  bigint: digits,
  json: document,
  jsonb: document,
  'uuid[]': {
    toValue: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',')),
    toJson: (text) => (text === '{}' ? '[]' : `["${text.slice(1, -1).replaceAll(',', '","')}"]`),
  },
}

interface Cell extends TextForm {
  readonly name: string
  readonly place: number
}

function cellsOf(columns: Declared, names: readonly string[]): Cell[] {
  const order = Object.keys(columns)
  return names.map((name) => {
    const form = forms[String(columns[name]).replace('?', '')]
    if (form === undefined)
      throw new Error(`The column ${name} has no form as text: ${String(columns[name])}`)
    return { name, place: order.indexOf(name), ...form }
  })
}

/** Returns a function that makes an object of some columns of a row, with the values that the statement would return. */
export function textReader(
  columns: Declared,
  names: readonly string[],
): (row: TextRow) => Readonly<Record<string, unknown>> {
  const cells = cellsOf(columns, names)
  return (row) =>
    Object.fromEntries(
      cells.map(({ name, place, toValue }) => {
        const text = row[place] ?? null
        return [name, text === null ? null : toValue(text)]
      }),
    )
}

/**
 * Returns a function that writes some columns of a row as a JSON object: the text of `JSON.stringify` for an object with these fields in
 * the order of `names`. It takes half of the time of making the objects first (`pnpm bench:steps`), and leaves less to the garbage collector.
 */
export function jsonWriter(columns: Declared, names: readonly string[]): (row: TextRow) => string {
  const cells = cellsOf(columns, names).map(({ name, place, toJson }, index) => {
    const before = `${index === 0 ? '{' : ','}${JSON.stringify(name)}:`
    return { place, before, toJson, none: `${before}null` }
  })
  return (row) => {
    let json = ''
    for (const { place, before, toJson, none } of cells) {
      const text = row[place] ?? null
      json += text === null ? none : before + toJson(text)
    }
    return `${json}}`
  }
}
