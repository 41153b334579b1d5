import type { ImportEntry } from '../import-entry.ts'
import { listTitle } from '../read-labels.ts'
import { readRepeatWords } from '../repeat-words.ts'
import { filled, notesOf, type TextFormat } from './format.ts'

const box = /^(\s*)(?:[-*+]|\d+[.)])\s+\[([ xX/>-])\]\s+(.*)$/
const heading = /^#{1,6}\s+(.*?)\s*#*$/
const progress: Readonly<Record<string, string>> = { x: 'completed', '/': 'in_progress', '-': 'canceled' }

// The marks of the Obsidian plug-in Tasks.
const marks = {
  due: /[📅📆🗓]\ufe0f?\s*(\d{4}-\d\d-\d\d)/u,
  done: /✅\s*(\d{4}-\d\d-\d\d)/u,
  other: /(?:➕|⏳|🛫|❌)\s*\d{4}-\d\d-\d\d/gu,
  priority: /(🔺|⏫|🔼|🔽|⏬)\ufe0f?/u,
  repeat: /🔁\s*([\p{L}\p{N} ,!]+)/u,
}
const priorities: Readonly<Record<string, string>> = {
  '🔺': 'high',
  '⏫': 'high',
  '🔼': 'medium',
  '🔽': 'low',
  '⏬': 'low',
}
const label = /(?:^|\s)#(\p{L}[\p{L}\p{N}_/-]*)/gu

/** Check lists of Markdown. A heading is the list of the tasks below it, an indented item is a subtask. */
export const markdown: TextFormat = {
  format: 'markdown',
  matches: (text) => text.split(/\r\n|[\r\n]/, 500).some((line) => box.test(line)),
  read: (text) => {
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
        entries.push({ ...readItem(rest, mark, index + 1), list, parent })
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

function readItem(text: string, mark: string, line: number): ImportEntry {
  const [due, done, repeat] = [
    marks.due.exec(text)?.[1],
    marks.done.exec(text)?.[1],
    marks.repeat.exec(text)?.[1],
  ]
  const rule =
    repeat === undefined ? undefined : readRepeatWords(repeat.replace(/\bwhen done\b/, 'after').trim())
  const priority = marks.priority.exec(text)?.[1] ?? ''
  const labels = [...text.matchAll(label)].map(([, name = '']) => name)
  const title = text
    .replace(marks.due, ' ')
    .replace(marks.done, ' ')
    .replaceAll(marks.other, ' ')
    .replace(marks.priority, ' ')
    .replace(marks.repeat, ' ')
    .replaceAll(label, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  return {
    line,
    text: title,
    fields: filled({
      title: title || text,
      description: notesOf(repeat !== undefined && rule === undefined ? `Repeat: ${repeat.trim()}` : ''),
      priority: priorities[priority] ?? '',
      due_date: due ?? '',
      status: progress[mark.toLowerCase()] ?? 'pending',
      completed_at: mark.toLowerCase() === 'x' ? (done ?? '') : '',
    }),
    labels,
    key: `line ${line}`,
    recurrence: rule?.rule,
    repeatsFromCompletion: rule?.fromCompletion ?? false,
  }
}
