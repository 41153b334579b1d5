import { isPrefixOf, isBinding } from './binding.ts'
import { commandList, type Command, type CommandId } from './command-list.ts'
import { isControlKey, isReserved, typesCharacter } from './reserved-keys.ts'

/** Keys that the user chose instead of the defaults. An empty list removes the command's keys. */
export type CustomKeys = Readonly<Partial<Record<CommandId, readonly string[]>>>
/** The current keys of every command. */
export type Keymap = Readonly<Record<CommandId, readonly string[]>>

/** Why a binding is not allowed. */
export type BindingProblem =
  | { readonly why: 'taken'; readonly by: CommandId }
  /** The browser or the controls of the page use the key. */
  | { readonly why: 'reserved' }
  /** The command runs in text fields, where the key types a character. */
  | { readonly why: 'writes' }

const commands: readonly Command[] = commandList
export const commandById = (id: CommandId): Command =>
  commands.find((command) => command.id === id) as Command

/** Default keys that the user can't replace, because they operate the list and close dialogs. */
export function fixedKeys({ keys }: Command): readonly string[] {
  return keys.filter(isControlKey)
}

/** Merges the custom keys into the defaults. */
export function keymapOf(customKeys: CustomKeys): Keymap {
  return Object.fromEntries(
    commands.map((command) => {
      const own = customKeys[command.id]
      return [command.id, own === undefined ? command.keys : [...own, ...fixedKeys(command)]]
    }),
  ) as unknown as Keymap
}

/** Checks a binding against the keys of all other commands. Returns undefined when it is allowed. */
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

/** Two bindings conflict when they are equal, or when one is a prefix of the other and its command does not wait for the next key. */
function conflicts(command: Command, binding: string, other: Command, taken: string): boolean {
  const [isBefore, isAfter] = [isPrefixOf(binding, taken), isPrefixOf(taken, binding)]
  if (isBefore && isAfter) return true
  return (isBefore && command.waitsForNextKey !== true) || (isAfter && other.waitsForNextKey !== true)
}

/** Parses stored keys. Ignores invalid bindings and those that conflict with the defaults of this build. */
export function parseCustomKeys(json: unknown): CustomKeys {
  let customKeys = validKeys(json)
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

function validKeys(json: unknown): CustomKeys {
  if (typeof json !== 'object' || json === null) return {}
  const entries = Object.entries(json).filter(
    ([id, keys]) =>
      commands.some((command) => command.id === id) &&
      Array.isArray(keys) &&
      keys.length <= 4 &&
      keys.every(isBinding),
  )
  return Object.fromEntries(entries) as CustomKeys
}
