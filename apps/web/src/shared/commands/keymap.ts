import { begins, isBinding } from './binding.ts'
import { commandList, type Command, type CommandId } from './command-list.ts'
import { isOwned, isReserved, writes } from './reserved-keys.ts'

/** What a person chose instead of the keys of the list; an empty one is a command without a key of its own. */
export type ChosenKeys = Readonly<Partial<Record<CommandId, readonly string[]>>>
/** The keys of every command as they are now. */
export type Keymap = Readonly<Record<CommandId, readonly string[]>>

/** Why a binding is not taken. */
export type Refusal =
  | { readonly why: 'taken'; readonly by: CommandId }
  /** It belongs to the browser or to the controls of the page. */
  | { readonly why: 'reserved' }
  /** The command works while text is typed, and the key would be a character of it. */
  | { readonly why: 'writes' }

const commands: readonly Command[] = commandList
export const commandOf = (id: CommandId): Command => commands.find((command) => command.id === id) as Command

/** Keys that a command keeps whatever is chosen: they work the list and close what is open. */
export function keptKeys({ keys }: Command): readonly string[] {
  return keys.filter(isOwned)
}

/** The list with what was chosen in its place. */
export function keymapOf(chosen: ChosenKeys): Keymap {
  return Object.fromEntries(
    commands.map((command) => {
      const own = chosen[command.id]
      return [command.id, own === undefined ? command.keys : [...own, ...keptKeys(command)]]
    }),
  ) as unknown as Keymap
}

/** Why a command may not have a binding beside the keys of the others; undefined when it may. */
export function refusalOf(
  keymap: Keymap,
  { id, keys, inText }: Command,
  binding: string,
): Refusal | undefined {
  if (!keys.includes(binding)) {
    const [first = ''] = binding.split(' ')
    if (binding.split(' ').some(isReserved)) return { why: 'reserved' }
    if (inText === true && writes(first)) return { why: 'writes' }
  }
  const other = commands.find(
    (command) =>
      command.id !== id && keymap[command.id].some((taken) => clash(commandOf(id), binding, command, taken)),
  )
  return other && { why: 'taken', by: other.id }
}

/** The same keys, or one that begins the other, unless the command of the shorter one waits for the longer. */
function clash(command: Command, binding: string, other: Command, taken: string): boolean {
  const [isBefore, isAfter] = [begins(binding, taken), begins(taken, binding)]
  if (isBefore && isAfter) return true
  return (isBefore && command.waits !== true) || (isAfter && other.waits !== true)
}

/** Reads what was stored: what is no binding, or cannot be beside the keys of the list of this build, is left out. */
export function parseChosen(text: string | null): ChosenKeys {
  let chosen = validOf(text)
  for (;;) {
    const keymap = keymapOf(chosen)
    const wrong = (Object.keys(chosen) as CommandId[]).findLast((id) =>
      chosen[id]?.some((binding) => refusalOf(keymap, commandOf(id), binding) !== undefined),
    )
    if (wrong === undefined) return chosen
    const { [wrong]: _, ...rest } = chosen
    chosen = rest
  }
}

function validOf(text: string | null): ChosenKeys {
  try {
    const stored: unknown = JSON.parse(text ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    const entries = Object.entries(stored).filter(
      ([id, keys]) =>
        commands.some((command) => command.id === id) &&
        Array.isArray(keys) &&
        keys.length <= 4 &&
        keys.every(isBinding),
    )
    return Object.fromEntries(entries) as ChosenKeys
  } catch {
    return {}
  }
}
