import { useEffect } from 'react'
import { createKeybindingsHandler, matchKeybindingPress, parseKeybinding } from 'tinykeys'
import { isPrefixOf, splitPress } from './binding.ts'
import { useKeymap } from './custom-keys.ts'
import { commandList, type Command } from './command-list.ts'
import { useCommandRegistry, type CommandRegistry } from './command-registry.ts'
import type { Keymap } from './keymap.ts'
import { isLetter, latinKey } from './latin-key.ts'

const NON_TEXT_INPUTS = new Set(['checkbox', 'radio', 'button', 'submit', 'reset'])

/** What is read of a key that goes down. */
type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'target' | 'repeat' | 'getModifierState' | 'preventDefault' | 'defaultPrevented'
>

/** Milliseconds in which a longer key may still follow. */
const WAIT_MS = 600

/** Listens for the keys of every command, as long as the component is there. */
export function useCommandKeys(): void {
  const commands = useCommandRegistry()
  const keymap = useKeymap()
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | undefined
    const read = createKeyReader(keymap)
    const createHandle = () =>
      createKeybindingsHandler(bindingsOf(commands, keymap), {
        // Each command says for itself where it keeps quiet; only a key that writes a character elsewhere is left out here.
        ignore: (event) => event.defaultPrevented,
      })
    let handle = createHandle()
    const onKeyDown = (pressed: KeyboardEvent) => {
      clearTimeout(waiting)
      const event = read(pressed)
      if (event === undefined) return
      handle(event as KeyboardEvent)
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

/** Reads each event with the key that its binding is written with, whatever keyboard it comes from. */
function createKeyReader(keymap: Keymap): (event: KeyboardEvent) => Press | undefined {
  const bound = new Set(
    Object.values(keymap)
      .flat()
      .flatMap((keys) => keys.split(' ').map((press) => splitPress(press).at(-1)?.toLowerCase())),
  )
  let isLatin = false
  return (event) => {
    // Filling in a form sends events without a key.
    if (!event.key) return undefined
    if (isLetter(event.key)) isLatin = /^[a-z]/i.test(event.key)
    // A sign that somebody bound is that sign on every keyboard.
    const key = bound.has(event.key.toLowerCase()) ? event.key : latinKey(event, !isLatin)
    return withKey(event, key)
  }
}

/** The event as tinykeys and the commands see it. AZERTY writes digits with Shift, which is no part of the shortcut then. */
function withKey(event: KeyboardEvent, key: string): Press {
  const isDigit = /^\d$/.test(event.key)
  return {
    key,
    code: event.code,
    target: event.target,
    repeat: event.repeat,
    getModifierState: (name) => !(isDigit && name === 'Shift') && event.getModifierState(name),
    preventDefault: () => event.preventDefault(),
    get defaultPrevented() {
      return event.defaultPrevented
    },
  }
}

/** The command of a key that others begin with. */
function waitingCommand(event: Press, keymap: Keymap): Command | undefined {
  return commandList.find(
    (command: Command) =>
      keymap[command.id].some(
        (keys) => waitsForLongerBinding(command, keys, keymap) && matches(event, keys),
      ) && !isSuppressed(command, event),
  )
}

/** Such a key is one press: no binding has more than two. */
function matches(event: Press, keys: string): boolean {
  const [press] = parseKeybinding(keys)
  return press !== undefined && matchKeybindingPress(event as KeyboardEvent, press)
}

function waitsForLongerBinding(command: Command, keys: string, keymap: Keymap): boolean {
  if (command.waitsForNextKey !== true) return false
  return Object.values(keymap).some((others) =>
    others.some((other) => isPrefixOf(keys, other) && !isPrefixOf(other, keys)),
  )
}

function bindingsOf(commands: CommandRegistry, keymap: Keymap): Record<string, (event: Press) => void> {
  const bindings = commandList.flatMap((command: Command) =>
    keymap[command.id]
      .filter((keys) => !waitsForLongerBinding(command, keys, keymap))
      .map((keys) => [keys, command] as const),
  )
  // Longer ones first: the "c" of "g c" is no command of its own.
  const ordered = bindings.toSorted(([one], [other]) => other.split(' ').length - one.split(' ').length)
  return Object.fromEntries(
    ordered.map(([keys, command]) => [
      keys,
      (event: Press) => {
        if (isSuppressed(command, event)) return
        if (commands.run(command.id)) event.preventDefault()
      },
    ]),
  )
}

function isSuppressed(command: Command, { target, repeat }: Press): boolean {
  // A key that is held down moves on through the list; it does not complete ten tasks.
  if (repeat && command.group !== 'list') return true
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"],[role="alertdialog"],[role="listbox"]') !== null) return true
  if (isTextField(target)) return command.inText !== true && !isUndoInEmptyField(command, target)
  return command.yieldsToControls === true && isControl(target)
}

function isTextField(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !NON_TEXT_INPUTS.has(target.type)
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
