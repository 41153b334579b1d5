import type { Task } from '@taskwire/client'
import { foldText, lengthOf, MAX_TITLE } from '@taskwire/domain'
import type { Command, CommandId } from '../../shared/commands/command-list.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import type { Day } from '../../shared/dates/day.ts'
import { findTasks } from '../../shared/tasks/find-tasks.ts'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { commandTexts } from '../../shared/texts/commands.ts'

/** An entry of the palette. `id` is unique among all entries. */
export type PaletteItem = { readonly id: string; readonly label: string } & (
  | { readonly kind: 'command'; readonly command: CommandId; readonly binding: string | undefined }
  | { readonly kind: 'setting'; readonly section: string }
  | { readonly kind: 'task'; readonly task: Task }
  | { readonly kind: 'add'; readonly line: string }
)

interface PaletteGroup {
  readonly value: string
  readonly items: readonly PaletteItem[]
}

interface PaletteSource {
  readonly commands: readonly Command[]
  readonly keymap: Keymap
  readonly tasks: readonly Task[]
  readonly today: Day
  readonly isAdmin: boolean
}

const MAX_TASKS = 8

/** Returns the commands, settings and tasks that match the query, and an entry that adds the query as a task. */
export function paletteGroups(query: string, source: PaletteSource): readonly PaletteGroup[] {
  const { paletteCommands, paletteSettings, paletteTasks, paletteNew, paletteAdd } = commandTexts()
  const words = foldText(query).split(/\s+/).filter(Boolean)
  const matches = ({ label }: PaletteItem) => words.every((word) => foldText(label).includes(word))
  const found = findTasks(source.tasks, query, source.today)
  const tasks = [
    ...found.filter(({ completed }) => !completed),
    ...found.filter(({ completed }) => completed),
  ]
    .slice(0, MAX_TASKS)
    .map((task): PaletteItem => ({ kind: 'task', id: task.id, label: task.title, task }))
  const line = query.trim()
  const isAddable = line !== '' && lengthOf(line) <= MAX_TITLE
  return [
    { value: paletteCommands, items: commandItems(source).filter(matches) },
    // The settings are too many to show before a word is typed.
    { value: paletteSettings, items: words.length === 0 ? [] : settingItems(source).filter(matches) },
    { value: paletteTasks, items: tasks },
    {
      value: paletteNew,
      items: isAddable ? [{ kind: 'add' as const, id: 'add-line', label: paletteAdd({ line }), line }] : [],
    },
  ].filter(({ items }) => items.length > 0)
}

function commandItems({ commands, keymap }: PaletteSource): readonly PaletteItem[] {
  const { names } = commandTexts()
  return commands
    .filter(({ onlyByKey }) => onlyByKey !== true)
    .map(({ id }) => ({
      kind: 'command',
      id: `command ${id}`,
      command: id,
      label: names[id],
      binding: keymap[id][0],
    }))
}

function settingItems({ isAdmin }: PaletteSource): readonly PaletteItem[] {
  const { title, sections } = settingsTexts()
  return Object.entries(sections)
    .filter(([section]) => isAdmin || section !== 'users')
    .map(([section, name]) => ({
      kind: 'setting',
      id: `setting ${section}`,
      section,
      label: `${title}: ${name}`,
    }))
}
