import { useEffect } from 'react'
import { createKeybindingsHandler, matchKeybindingPress, parseKeybinding } from 'tinykeys'
import { begins } from './binding.ts'
import { useKeymap } from './chosen-keys.ts'
import { commandList, type Command } from './command-list.ts'
import { useCommandRegistry, type Commands } from './commands.ts'
import type { Keymap } from './keymap.ts'

const NO_TEXT = new Set(['checkbox', 'radio', 'button', 'submit', 'reset'])

/** Milliseconds in which a longer key may still follow. */
const WAIT_MS = 600

/** Listens for the keys of every command, as long as the component is there. */
export function useCommandKeys(): void {
  const commands = useCommandRegistry()
  const keymap = useKeymap()
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const createHandle = () =>
      createKeybindingsHandler(bindingsOf(commands, keymap), {
        // Each command says for itself where it keeps quiet; only a key that writes a character elsewhere is left out here.
        ignore: (event) => event.isComposing || event.defaultPrevented,
      })
    let handle = createHandle()
    const onKeyDown = (event: KeyboardEvent) => {
      clearTimeout(waiting)
      handle(event)
      // A key that ended a longer one was taken.
      const command = event.defaultPrevented ? undefined : waitingCommand(event, keymap)
      if (command === undefined) return
      waiting = setTimeout(() => {
        // The key has done its part: the next one begins anew.
        handle = createHandle()
        commands.run(command.id)
      }, WAIT_MS)
    }
    addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(waiting)
      removeEventListener('keydown', onKeyDown)
    }
  }, [commands, keymap])
}

/** The command of a key that others begin with. */
function waitingCommand(event: KeyboardEvent, keymap: Keymap): Command | undefined {
  if (event.isComposing) return undefined
  return commandList.find(
    (command: Command) =>
      keymap[command.id].some((keys) => isWaiting(command, keys, keymap) && matches(event, keys)) &&
      !isQuiet(command, event),
  )
}

/** Such a key is one press: no binding has more than two. */
function matches(event: KeyboardEvent, keys: string): boolean {
  const [press] = parseKeybinding(keys)
  return press !== undefined && matchKeybindingPress(event, press)
}

function isWaiting(command: Command, keys: string, keymap: Keymap): boolean {
  if (command.waits !== true) return false
  return Object.values(keymap).some((others) =>
    others.some((other) => begins(keys, other) && !begins(other, keys)),
  )
}

function bindingsOf(commands: Commands, keymap: Keymap): Record<string, (event: KeyboardEvent) => void> {
  const bindings = commandList.flatMap((command: Command) =>
    keymap[command.id]
      .filter((keys) => !isWaiting(command, keys, keymap))
      .map((keys) => [keys, command] as const),
  )
  // Longer ones first: the "c" of "g c" is no command of its own.
  const ordered = bindings.toSorted(([one], [other]) => other.split(' ').length - one.split(' ').length)
  return Object.fromEntries(
    ordered.map(([keys, command]) => [
      keys,
      (event: KeyboardEvent) => {
        if (isQuiet(command, event)) return
        if (commands.run(command.id)) event.preventDefault()
      },
    ]),
  )
}

function isQuiet(command: Command, { target, repeat }: KeyboardEvent): boolean {
  // A key that is held down moves on through the list; it does not complete ten tasks.
  if (repeat && command.group !== 'list') return true
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"],[role="alertdialog"],[role="listbox"]') !== null) return true
  if (isText(target)) return command.inText !== true && !isUndoInEmptyField(command, target)
  return command.yieldsToControls === true && isControl(target)
}

function isText(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !NO_TEXT.has(target.type)
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}

/** In an empty field there is nothing that the browser could take back, so it means the task that was just added. */
function isUndoInEmptyField({ id }: Command, target: HTMLElement): boolean {
  return (id === 'undo' || id === 'redo') && target instanceof HTMLInputElement && target.value === ''
}

function isControl(target: HTMLElement): boolean {
  return target.matches('button,a,input,summary')
}
