import type { Label, List, Task } from '@taskwire/client'
import { foldText, lengthOf, MAX_TITLE } from '@taskwire/domain'
import type { Command, CommandId } from '../../shared/commands/command-list.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import type { Day } from '../../shared/dates/day.ts'
import { listOf } from '../../shared/tasks/list-of.ts'
import { findTasks } from '../../shared/tasks/find-tasks.ts'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { commandTexts } from '../../shared/texts/commands.ts'

/** An entry of the palette. `id` is unique among all entries. */
export type PaletteItem = { readonly id: string; readonly label: string } & (
  | { readonly kind: 'command'; readonly command: CommandId; readonly binding: string | undefined }
  | { readonly kind: 'place'; readonly place: PlaceEntry }
  | { readonly kind: 'setting'; readonly section: string }
  | { readonly kind: 'task'; readonly task: Task; readonly list: List | undefined }
  | { readonly kind: 'add'; readonly line: string }
)

/** A list or a label. */
export interface PlaceEntry {
  readonly kind: 'list' | 'label'
  readonly id: string
  readonly color: List['color']
}

interface PaletteGroup {
  readonly value: string
  readonly items: readonly PaletteItem[]
}

interface PaletteSource {
  readonly commands: readonly Command[]
  readonly keymap: Keymap
  readonly tasks: readonly Task[]
  readonly tasksById: ReadonlyMap<string, Task>
  readonly lists: readonly List[]
  readonly labels: readonly Label[]
  /** Shows only lists and labels, also before a word is typed. */
  readonly onlyPlaces: boolean
  readonly today: Day
  readonly isAdmin: boolean
}

const MAX_TASKS = 8

/** Returns the commands, places, settings and tasks that match the query, and an entry that adds the query as a task. */
export function paletteGroups(query: string, source: PaletteSource): readonly PaletteGroup[] {
  const { paletteCommands, palettePlaces, paletteSettings, paletteTasks, paletteNew, paletteAdd } =
    commandTexts()
  const words = foldText(query).split(/\s+/).filter(Boolean)
  const matches = ({ label }: PaletteItem) => words.every((word) => foldText(label).includes(word))
  const places = { value: palettePlaces, items: placeItems(source).filter(matches) }
  if (source.onlyPlaces) return places.items.length > 0 ? [places] : []
  const found = findTasks(source.tasks, query, source.today, {
    lists: source.lists,
    labels: source.labels,
    byId: source.tasksById,
  })
  const tasks = [
    ...found.filter(({ completed }) => !completed),
    ...found.filter(({ completed }) => completed),
  ]
    .slice(0, MAX_TASKS)
    .map((task): PaletteItem => ({
      kind: 'task',
      id: task.id,
      label: task.title,
      task,
      list: source.lists.find(({ id }) => id === listOf(task, source.tasksById)),
    }))
  const line = query.trim()
  const isAddable = line !== '' && lengthOf(line) <= MAX_TITLE
  return [
    { value: paletteCommands, items: commandItems(source).filter(matches) },
    { ...places, items: words.length === 0 ? [] : places.items },
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

/** Lists before labels, and archived lists last. */
function placeItems({ lists, labels }: PaletteSource): readonly PaletteItem[] {
  const item = (kind: PlaceEntry['kind'], id: string, label: string, color: List['color']): PaletteItem => ({
    kind: 'place',
    id: `${kind} ${id}`,
    label,
    place: { kind, id, color },
  })
  const [archived, shown] = [true, false].map((isArchived) =>
    lists.filter(({ archived_at }) => (archived_at !== null) === isArchived),
  )
  const listItem = ({ id, title, color }: List) => item('list', id, title, color)
  return [
    ...(shown ?? []).map(listItem),
    ...labels.map(({ id, name, color }) => item('label', id, name, color)),
    ...(archived ?? []).map(listItem),
  ]
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
