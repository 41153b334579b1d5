import { useEffect } from 'react'
import { createKeybindingsHandler, matchKeybindingPress, parseKeybinding } from 'tinykeys'
import { isPrefixOf, splitPress } from './binding.ts'
import { useKeymap } from './custom-keys.ts'
import { commandList, type Command } from './command-list.ts'
import { useCommandRegistry, type CommandRegistry } from './command-registry.ts'
import type { Keymap } from './keymap.ts'
import { isLetter, latinKey } from './latin-key.ts'

const NON_TEXT_INPUTS = new Set(['checkbox', 'radio', 'button', 'submit', 'reset'])

/** The fields of a keydown event that are read. */
type Press = Pick<
  KeyboardEvent,
  'key' | 'code' | 'target' | 'repeat' | 'getModifierState' | 'preventDefault' | 'defaultPrevented'
>

/** Time in which the second key of a longer binding may follow. */
const WAIT_MS = 600

/** Runs commands by their keys while it is mounted. */
export function CommandKeys(): null {
  const commands = useCommandRegistry()
  const keymap = useKeymap()
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const read = createKeyReader(keymap)
    const createHandle = () =>
      createKeybindingsHandler(bindingsOf(commands, keymap), {
        // tinykeys ignores text fields by default. Here each command decides that itself in `isSuppressed`.
        ignore: (event) => event.defaultPrevented,
      })
    let handle = createHandle()
    const onKeyDown = (pressed: KeyboardEvent) => {
      clearTimeout(timer)
      const event = read(pressed)
      if (event === undefined) return
      handle(event as KeyboardEvent)
      // tinykeys stops at the binding that it runs, and still waits for the second key of others: "t t" must not leave "t e" half-typed.
      if (event.defaultPrevented) handle = createHandle()
      // The key completed a longer binding.
      const command = event.defaultPrevented ? undefined : waitingCommand(event, keymap)
      if (command === undefined) return
      timer = setTimeout(() => {
        // The key is consumed, so the next one must not complete a longer binding.
        handle = createHandle()
        commands.run(command.id)
      }, WAIT_MS)
    }
    addEventListener('keydown', onKeyDown)
    return () => {
      clearTimeout(timer)
      removeEventListener('keydown', onKeyDown)
    }
  }, [commands, keymap])
  return null
}

/** Returns a function that replaces the key of an event by the one used in bindings, for any keyboard layout. */
function createKeyReader(keymap: Keymap): (event: KeyboardEvent) => Press | undefined {
  const bound = new Set(
    Object.values(keymap)
      .flat()
      .flatMap((keys) => keys.split(' ').map((press) => splitPress(press).at(-1)?.toLowerCase())),
  )
  let isLatin = false
  return (event) => {
    // Autofill sends keydown events without a key.
    if (!event.key) return undefined
    if (isLetter(event.key)) isLatin = /^[a-z]/i.test(event.key)
    // A bound sign keeps its meaning on every layout.
    const key = bound.has(event.key.toLowerCase()) ? event.key : latinKey(event, !isLatin)
    return withKey(event, key)
  }
}

/** Copies the event for tinykeys and the commands. AZERTY types digits with Shift, so Shift is ignored for them. */
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

/** Finds the command whose key is also the prefix of a longer binding. */
function waitingCommand(event: Press, keymap: Keymap): Command | undefined {
  return commandList.find(
    (command: Command) =>
      keymap[command.id].some(
        (keys) => waitsForLongerBinding(command, keys, keymap) && matches(event, keys),
      ) && !isSuppressed(command, event),
  )
}

/** Compares one press: a prefix has a single press, because bindings have at most two. */
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
  // Longer bindings first, so that the "c" of "g c" does not run the command "c".
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

function isSuppressed(command: Command, event: Press): boolean {
  const { target, repeat } = event
  // A held key repeats only movement in the list, so that it can't complete ten tasks.
  if (repeat && command.group !== 'list') return true
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role="dialog"],[role="alertdialog"],[role="listbox"]') !== null) return true
  if (isTextField(target)) return command.inText !== true && !isUndoInEmptyField(command, target, event)
  return command.yieldsToControls === true && isControl(target)
}

function isTextField(target: HTMLElement): boolean {
  if (target instanceof HTMLInputElement) return !NON_TEXT_INPUTS.has(target.type)
  return (
    target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement || target.isContentEditable
  )
}

/** In an empty field the browser has nothing to undo, so `mod+Z` applies to the task that was just added. A letter is text. */
function isUndoInEmptyField({ id }: Command, target: HTMLElement, event: Press): boolean {
  const hasModifier = event.getModifierState('Control') || event.getModifierState('Meta')
  if (id !== 'undo' && id !== 'redo') return false
  return target instanceof HTMLInputElement && target.value === '' && hasModifier
}

function isControl(target: HTMLElement): boolean {
  return target.matches('button,a,input,summary')
}
