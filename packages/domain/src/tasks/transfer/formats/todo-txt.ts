import type { ImportEntry } from '../import-entry.ts'
import { shorten } from '../shorten.ts'
import { filled, type FormatContext, type TextFormat } from './format.ts'
import { warnOfField } from '../json.ts'

const line = /^(x\s+)?(?:\(([A-Z])\)\s+)?(?:(\d{4}-\d\d-\d\d)\s+)?(?:(\d{4}-\d\d-\d\d)\s+)?(.*)$/
const typical =
  /^(?:x \d{4}-\d\d-\d\d |x \([A-Z]\) |\([A-Z]\) |\d{4}-\d\d-\d\d \S)|\s(?:due|t|rec|pri):\S+|(?:^|\s)[+@][\p{L}\p{N}]\S*(?=\s|$)/u
const tag = /(?:^|\s)(?:(due|t|rec|pri):(\S+)|([+@])(\p{L}[^\s]*|\p{N}[^\s]*))(?=\s|$)/gu
const units: Readonly<Record<string, string>> = {
  d: 'DAILY',
  b: 'DAILY',
  w: 'WEEKLY',
  m: 'MONTHLY',
  y: 'YEARLY',
}

/** Lines of todo.txt. Every line of text is one, so only typical lines or the name of the file tell. */
export const todoTxt: TextFormat = {
  format: 'todo_txt',
  matches: (text, name) => {
    if (/(?:^|[/\\])(?:todo|done)(?:[._-]?\w*)?\.txt$/i.test(name)) return true
    const lines = text.split(/\r\n|[\r\n]/, 200).filter((each) => each.trim() !== '')
    return lines.filter((each) => typical.test(each)).length * 2 > lines.length
  },
  read: (text, context) =>
    text
      .split(/\r\n|[\r\n]/)
      .flatMap((each, index) => (each.trim() === '' ? [] : [readLine(each.trim(), index + 1, context)])),
}

function readLine(text: string, place: number, { warnings }: FormatContext): ImportEntry {
  const [, done, letter = '', first = '', , rest = ''] = line.exec(text) ?? []
  const tags = [...rest.matchAll(tag)].map(([, name = '', value = '', mark = '', word = '']) => ({
    name: name || mark,
    value: value || word,
  }))
  const valueOf = (name: string) => tags.find((each) => each.name === name)?.value ?? ''
  const [list, ...projects] = tags.filter(({ name }) => name === '+').map(({ value }) => value)
  const title = rest.replaceAll(tag, ' ').replaceAll(/\s+/g, ' ').trim()
  if (valueOf('t') !== '') warnOfField('t (start)', place, warnings)
  const recurrence = ruleOf(valueOf('rec'))
  if (recurrence === undefined && valueOf('rec') !== '')
    warnings.add({ code: 'unknown_value', value: shorten(valueOf('rec')), column: 'rec' }, place)
  const priority = letter || valueOf('pri').toUpperCase()
  return {
    line: place,
    text: title,
    fields: filled({
      title: title || rest.trim(),
      priority: { '': '', A: 'high', B: 'medium' }[priority] ?? 'low',
      due_date: valueOf('due'),
      status: done === undefined ? 'pending' : 'completed',
      completed_at: done === undefined ? '' : first,
    }),
    names: { due_date: 'due' },
    list,
    labels: [...tags.filter(({ name }) => name === '@').map(({ value }) => value), ...projects],
    recurrence,
    // Without a plus the next date counts from the completion.
    repeatsFromCompletion: recurrence !== undefined && !valueOf('rec').startsWith('+'),
  }
}

function ruleOf(text: string): string | undefined {
  const [, count = '1', unit = ''] = /^\+?(\d{0,3})([dbwmy])$/.exec(text) ?? []
  const frequency = units[unit]
  if (frequency === undefined) return undefined
  const days = unit === 'b' ? ';BYDAY=MO,TU,WE,TH,FR' : ''
  return unit === 'b' && Number(count || 1) !== 1
    ? undefined
    : `FREQ=${frequency};INTERVAL=${Number(count || 1)}${days}`
}
