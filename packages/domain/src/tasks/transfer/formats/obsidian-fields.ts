/** The fields of a task of the Obsidian plug-in Tasks, by their names in its documentation. */
type ObsidianField =
  | 'due'
  | 'scheduled'
  | 'start'
  | 'created'
  | 'completion'
  | 'cancelled'
  | 'priority'
  | 'repeat'
  | 'id'
  | 'dependsOn'
  | 'onCompletion'

const dates: Readonly<Record<string, ObsidianField>> = {
  '📅': 'due',
  '📆': 'due',
  '🗓': 'due',
  '⏳': 'scheduled',
  '⌛': 'scheduled',
  '🛫': 'start',
  '➕': 'created',
  '✅': 'completion',
  '❌': 'cancelled',
}
const priorities: Readonly<Record<string, string>> = {
  '🔺': 'highest',
  '⏫': 'high',
  '🔼': 'medium',
  '🔽': 'low',
  '⏬': 'lowest',
}
const words: Readonly<Record<string, ObsidianField>> = {
  '🔁': 'repeat',
  '🆔': 'id',
  '⛔': 'dependsOn',
  '🏁': 'onCompletion',
}
const names = new Map<string, ObsidianField>(
  [...Object.values(dates), ...Object.values(words), 'priority' as const].map((name) => [
    name.toLowerCase(),
    name,
  ]),
)

const date = /([📅📆🗓⏳⌛🛫➕✅❌])\ufe0f?\s*(\d{4}-\d\d-\d\d)/gu
const priority = /([🔺⏫🔼🔽⏬])\ufe0f?/gu
const word = /(🔁)\ufe0f?\s*([\p{L}\p{N} ,!]+)|([🆔⛔🏁])\ufe0f?\s*([\w,-]+)/gu
/** As the plug-in Dataview writes fields: `[due:: 2027-02-03]` or `(due:: 2027-02-03)`. */
const inline = /\[([a-z]+)::\s*([^\][]*)\]|\(([a-z]+)::\s*([^()]*)\)/gi

/** Reads the fields of a line in both of the plug-in's forms, and returns the line without them. */
export function readObsidianFields(text: string): {
  readonly rest: string
  readonly fields: Readonly<Partial<Record<ObsidianField, string>>>
} {
  const fields: Partial<Record<ObsidianField, string>> = {}
  const take = (name: ObsidianField | undefined, value: string, whole: string): string => {
    if (name === undefined) return whole
    fields[name] ??= value.trim()
    return ' '
  }
  const rest = text
    .replaceAll(date, (whole, mark: string, day: string) => take(dates[mark], day, whole))
    .replaceAll(priority, (whole, mark: string) => take('priority', priorities[mark] ?? '', whole))
    .replaceAll(word, (whole, repeat: string, rule: string, mark: string, value: string) =>
      take(words[repeat ?? mark], rule ?? value, whole),
    )
    .replaceAll(inline, (whole, name: string, value: string, other: string, otherValue: string) =>
      take(names.get((name ?? other).toLowerCase()), value ?? otherValue, whole),
    )
  return { rest, fields }
}
