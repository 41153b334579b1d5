import type { CommandId } from '../../shared/commands/command-list.ts'
import { storedKeys } from '../../shared/commands/custom-keys.ts'
import { checkBinding, commandById, keymapOf, type BindingProblem } from '../../shared/commands/keymap.ts'

/** Sets the keys of a command for this browser, or restores the defaults without `keys`. Returns the problem if a key is not allowed. */
export function setCustomKeys(
  id: CommandId,
  keys: readonly string[] | undefined,
): BindingProblem | undefined {
  const command = commandById(id)
  const customKeys = storedKeys.read()
  const keymap = keymapOf(customKeys)
  for (const binding of keys ?? command.keys) {
    const problem = checkBinding(keymap, command, binding)
    if (problem !== undefined) return problem
  }
  const { [id]: _, ...rest } = customKeys
  storedKeys.write(keys === undefined ? rest : { ...rest, [id]: keys })
  return undefined
}
