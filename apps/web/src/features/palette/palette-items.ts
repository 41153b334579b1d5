import type { Task } from '@taskwire/client'
import { foldText } from '@taskwire/domain'
import type { Command, CommandId } from '../../shared/commands/command-list.ts'
import type { Keymap } from '../../shared/commands/keymap.ts'
import { findTasks } from '../../shared/tasks/find-tasks.ts'
import { commandTexts } from '../../shared/texts/commands.ts'

/** An entry of the palette. */
export type PaletteItem =
  | { readonly kind: 'command'; readonly id: CommandId; readonly label: string; readonly binding?: string }
  | { readonly kind: 'task'; readonly id: string; readonly label: string; readonly binding?: undefined }

interface PaletteGroup {
  readonly value: string
  readonly items: readonly PaletteItem[]
}

const MAX_TASKS = 8

/** Returns the commands and then the tasks that match the query. */
export function paletteGroups(
  query: string,
  commands: readonly Command[],
  keymap: Keymap,
  tasks: readonly Task[],
): readonly PaletteGroup[] {
  const { names, paletteCommands, paletteTasks } = commandTexts()
  const words = foldText(query).split(/\s+/).filter(Boolean)
  const named = commands
    .filter(({ onlyByKey }) => onlyByKey !== true)
    .map(({ id }) => {
      const [binding] = keymap[id]
      return { kind: 'command' as const, id, label: names[id], ...(binding !== undefined && { binding }) }
    })
    .filter(({ label }) => words.every((word) => foldText(label).includes(word)))
  const found = findTasks(tasks, query)
    .slice(0, MAX_TASKS)
    .map(({ id, title }) => ({ kind: 'task' as const, id, label: title }))
  return [
    { value: paletteCommands, items: named },
    { value: paletteTasks, items: found },
  ].filter(({ items }) => items.length > 0)
}
