import ICAL from 'ical.js'
import type { Warnings } from '../warnings.ts'

/** A component of a calendar, such as a VTODO, with the line on which it begins. */
export interface Component {
  readonly name: string
  readonly line: number
  /** Its own lines without line folds, those of inner components excluded. */
  readonly lines: readonly ContentLine[]
  readonly components: readonly Component[]
}

interface ContentLine {
  readonly line: number
  readonly text: string
}

/** A property of a component. */
export interface Property {
  readonly name: string
  readonly params: Readonly<Record<string, string | readonly string[]>>
  readonly values: readonly string[]
  /** The value as it is in the file. */
  readonly raw: string
}

const MAX_LEVEL = 8

/** Returns the components of a file. A component that doesn't end is ended by the one around it. */
export function componentsIn(text: string): readonly Component[] {
  const root = { name: '', line: 0, lines: [] as ContentLine[], components: [] as Component[] }
  const open = [root]
  for (const content of unfold(text)) {
    const [, mark, named] = /^(BEGIN|END):\s*([A-Za-z-]+)\s*$/i.exec(content.text) ?? []
    const name = named?.toUpperCase() ?? ''
    const inner = open.at(-1) ?? root
    if (mark === undefined) inner.lines.push(content)
    else if (mark.toUpperCase() === 'BEGIN') {
      const component = { name, line: content.line, lines: [], components: [] }
      inner.components.push(component)
      if (open.length <= MAX_LEVEL) open.push(component)
    } else {
      const place = open.findLastIndex((each) => each.name === name)
      if (place > 0) open.length = place
    }
  }
  return root.components
}

/** Joins lines that were folded: a line that begins with white space continues the one before. */
function unfold(text: string): ContentLine[] {
  const found: { line: number; parts: string[] }[] = []
  for (const [index, line] of text.split(/\r\n|[\r\n]/).entries()) {
    const last = found.at(-1)
    if (/^[ \t]/.test(line) && last !== undefined) last.parts.push(line.slice(1))
    else if (line !== '') found.push({ line: index + 1, parts: [line] })
  }
  return found.map(({ line, parts }) => ({ line, text: parts.join('') }))
}

/** Returns the properties of a component. A damaged line is left out with a warning. */
export function propertiesOf({ lines }: Component, warnings: Warnings): readonly Property[] {
  return lines.flatMap(({ line, text }) => {
    try {
      const [name, params, , ...values] = ICAL.parse.property(text) as [
        string,
        Property['params'],
        string,
        ...unknown[],
      ]
      const raw = text.slice(valueStart(text))
      return [{ name, params, raw, values: values.map((value) => (typeof value === 'string' ? value : raw)) }]
    } catch {
      const name = /^[A-Za-z-]+/.exec(text)?.[0] ?? 'line'
      warnings.add({ code: 'unknown_value', value: text.slice(0, 60), column: name }, line)
      return []
    }
  })
}

/** Returns where the value begins: after the first colon outside quotes. */
function valueStart(text: string): number {
  let isQuoted = false
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '"') isQuoted = !isQuoted
    else if (text[index] === ':' && !isQuoted) return index + 1
  }
  return 0
}

/** The zones that a calendar defines itself, by their names. */
export function zonesOf(calendar: Component): ReadonlyMap<string, ICAL.Timezone> {
  const zones = new Map<string, ICAL.Timezone>()
  for (const component of calendar.components.filter(({ name }) => name === 'VTIMEZONE')) {
    try {
      const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(textOfComponent(component)) as unknown[]))
      zones.set(zone.tzid, zone)
    } catch {
      // Times of a damaged zone are read in the zone of the reader.
    }
  }
  return zones
}

function textOfComponent({ name, lines, components }: Component): string {
  const inner = [...lines.map(({ text }) => text), ...components.map(textOfComponent)]
  return [`BEGIN:${name}`, ...inner, `END:${name}`].join('\r\n')
}

/** Returns the instant of a wall time such as `2027-02-02T18:00:00` in a zone of the file. */
export function instantIn(zone: ICAL.Timezone, wall: string): string | undefined {
  try {
    const numbers = wall.match(/\d+/g)?.map(Number) ?? []
    const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = numbers
    const time = ICAL.Time.fromData({ year, month, day, hour, minute, second }, zone)
    return new Date(time.toUnixTime() * 1000).toISOString()
  } catch {
    return undefined
  }
}
