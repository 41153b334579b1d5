import { isPrefixOf, isBinding } from './binding.ts'
import { commandList, type Command, type CommandId } from './command-list.ts'
import { isControlKey, isReserved, typesCharacter } from './reserved-keys.ts'

/** What a person chose instead of the keys of the list; an empty one is a command without a key of its own. */
export type CustomKeys = Readonly<Partial<Record<CommandId, readonly string[]>>>
/** The keys of every command as they are now. */
export type Keymap = Readonly<Record<CommandId, readonly string[]>>

/** Why a binding is not taken. */
export type BindingProblem =
  | { readonly why: 'taken'; readonly by: CommandId }
  /** It belongs to the browser or to the controls of the page. */
  | { readonly why: 'reserved' }
  /** The command works while text is typed, and the key would be a character of it. */
  | { readonly why: 'writes' }

const commands: readonly Command[] = commandList
export const commandById = (id: CommandId): Command =>
  commands.find((command) => command.id === id) as Command

/** Keys that a command keeps whatever is customKeys: they work the list and close what is open. */
export function fixedKeys({ keys }: Command): readonly string[] {
  return keys.filter(isControlKey)
}

/** The list with what was customKeys in its place. */
export function keymapOf(customKeys: CustomKeys): Keymap {
  return Object.fromEntries(
    commands.map((command) => {
      const own = customKeys[command.id]
      return [command.id, own === undefined ? command.keys : [...own, ...fixedKeys(command)]]
    }),
  ) as unknown as Keymap
}

/** Why a command may not have a binding beside the keys of the others; undefined when it may. */
export function checkBinding(
  keymap: Keymap,
  { id, keys, inText }: Command,
  binding: string,
): BindingProblem | undefined {
  if (!keys.includes(binding)) {
    const [first = ''] = binding.split(' ')
    if (binding.split(' ').some(isReserved)) return { why: 'reserved' }
    if (inText === true && typesCharacter(first)) return { why: 'writes' }
  }
  const other = commands.find(
    (command) =>
      command.id !== id &&
      keymap[command.id].some((taken) => conflicts(commandById(id), binding, command, taken)),
  )
  return other && { why: 'taken', by: other.id }
}

/** The same keys, or one that begins the other, unless the command of the shorter one waits for the longer. */
function conflicts(command: Command, binding: string, other: Command, taken: string): boolean {
  const [isBefore, isAfter] = [isPrefixOf(binding, taken), isPrefixOf(taken, binding)]
  if (isBefore && isAfter) return true
  return (isBefore && command.waitsForNextKey !== true) || (isAfter && other.waitsForNextKey !== true)
}

/** Reads what was stored: what is no binding, or cannot be beside the keys of the list of this build, is left out. */
export function parseCustomKeys(text: string | null): CustomKeys {
  let customKeys = parseStored(text)
  for (;;) {
    const keymap = keymapOf(customKeys)
    const wrong = (Object.keys(customKeys) as CommandId[]).findLast((id) =>
      customKeys[id]?.some((binding) => checkBinding(keymap, commandById(id), binding) !== undefined),
    )
    if (wrong === undefined) return customKeys
    const { [wrong]: _, ...rest } = customKeys
    customKeys = rest
  }
}

function parseStored(text: string | null): CustomKeys {
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
    return Object.fromEntries(entries) as CustomKeys
  } catch {
    return {}
  }
}
