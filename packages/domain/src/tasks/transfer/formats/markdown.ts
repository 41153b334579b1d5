import type { ImportEntry } from '../import-entry.ts'
import { warnOfField } from '../json.ts'
import { listTitle } from '../read-labels.ts'
import { readRepeatWords } from '../repeat-words.ts'
import type { Warnings } from '../warnings.ts'
import { filled, notesOf, type TextFormat } from './format.ts'
import { readObsidianFields } from './obsidian-fields.ts'

const box = /^(\s*)(?:[-*+]|\d+[.)])\s+\[([ xX/>-])\]\s+(.*)$/
const heading = /^#{1,6}\s+(.*?)\s*#*$/
const progress: Readonly<Record<string, string>> = { x: 'completed', '/': 'in_progress', '-': 'canceled' }

/** The other names are ours, too. */
const priorities: Readonly<Record<string, string>> = { highest: 'high', lowest: 'low' }
const leftOut = ['start', 'id', 'dependsOn', 'onCompletion'] as const
const label = /(?:^|\s)#(\p{L}[\p{L}\p{N}_/-]*)/gu

/** Check lists of Markdown. A heading is the list of the tasks below it, an indented item is a subtask. */
export const markdown: TextFormat = {
  format: 'markdown',
  matches: (text) => text.split(/\r\n|[\r\n]/, 500).some((line) => box.test(line)),
  read: (text, { warnings }) => {
    const entries: ImportEntry[] = []
    let list: string | undefined
    let above: { readonly indent: number; readonly place: number }[] = []
    for (const [index, line] of text.split(/\r\n|[\r\n]/).entries()) {
      const [, title] = heading.exec(line) ?? []
      const [, space, mark, rest] = box.exec(line) ?? []
      const last = entries[above.at(-1)?.place ?? -1]
      if (title !== undefined) {
        list = listTitle(title)
        above = []
      } else if (space !== undefined && mark !== undefined && rest !== undefined) {
        const indent = space.replaceAll('\t', '    ').length
        above = above.filter((each) => each.indent < indent)
        const parent = entries[above.at(-1)?.place ?? -1]?.key
        above.push({ indent, place: entries.length })
        entries.push({ ...readItem(rest, mark, index + 1, warnings), list, parent })
      } else if (/^\s+\S/.test(line) && last?.fields !== undefined) {
        const { description } = last.fields
        const notes = [typeof description === 'string' ? description : '', line.trim()].filter(
          (part) => part !== '',
        )
        entries[above.at(-1)?.place ?? 0] = {
          ...last,
          fields: { ...last.fields, description: notes.join('\n') },
        }
      } else if (line.trim() !== '' && !/^(?:---|===|\*\*\*|```)/.test(line)) {
        entries.push({ line: index + 1, text: line, skip: { code: 'not_a_task' } })
      }
    }
    return entries
  },
}

function readItem(text: string, mark: string, line: number, warnings: Warnings): ImportEntry {
  const { rest, fields } = readObsidianFields(text)
  const { due, scheduled, completion, cancelled, priority = '', repeat } = fields
  const rule =
    repeat === undefined ? undefined : readRepeatWords(repeat.replace(/\bwhen done\b/, 'after').trim())
  const labels = [...rest.matchAll(label)].map(([, name = '']) => name)
  const title = rest.replaceAll(label, ' ').replaceAll(/\s+/g, ' ').trim()
  if (due !== undefined && scheduled !== undefined) warnOfField('scheduled', line, warnings)
  for (const name of leftOut) if (fields[name] !== undefined) warnOfField(name, line, warnings)
  const status = progress[mark.toLowerCase()] ?? 'pending'
  return {
    line,
    text: title,
    fields: filled({
      title: title || text,
      description: notesOf(repeat !== undefined && rule === undefined ? `Repeat: ${repeat.trim()}` : ''),
      priority: priorities[priority.toLowerCase()] ?? priority,
      due_date: due ?? scheduled ?? '',
      status,
      completed_at: { completed: completion, canceled: cancelled }[status] ?? '',
    }),
    labels,
    key: `line ${line}`,
    recurrence: rule?.rule,
    repeatsFromCompletion: rule?.fromCompletion ?? false,
  }
}
