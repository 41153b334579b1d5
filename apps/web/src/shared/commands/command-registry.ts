import { createContext, useContext, useEffect, useRef } from 'react'
import { commandList, type Command, type CommandId } from './command-list.ts'

/** What a command does where it can be done; `false` says that there was nothing to do, and leaves the key to others. */
type Handler = () => boolean | void

/** Which commands can be done right now, and the one way to do them. */
export interface CommandRegistry {
  /** What was bound first goes first, so a part of the page before the whole of it. Returns what ends it. */
  readonly bind: (id: CommandId, handler: Handler) => () => void
  /** Whether it was done. */
  readonly run: (id: CommandId) => boolean
  readonly available: () => readonly Command[]
}

export function createCommandRegistry(): CommandRegistry {
  const bound = new Map<CommandId, Handler[]>()
  return {
    bind(id, handler) {
      bound.set(id, [...(bound.get(id) ?? []), handler])
      return () =>
        bound.set(
          id,
          (bound.get(id) ?? []).filter((other) => other !== handler),
        )
    },
    run: (id) => (bound.get(id) ?? []).some((handler) => handler() !== false),
    available: () => commandList.filter(({ id }) => (bound.get(id)?.length ?? 0) > 0),
  }
}

const RegistryContext = createContext<CommandRegistry | null>(null)

export const CommandRegistryProvider = RegistryContext.Provider

export function useCommandRegistry(): CommandRegistry {
  const commands = useContext(RegistryContext)
  if (commands === null) throw new Error('useCommandRegistry needs a CommandsProvider above it')
  return commands
}

/** Says what commands do as long as the component is there. Always the same ids. */
export function useCommands(handlers: Partial<Record<CommandId, Handler>>): void {
  const registry = useCommandRegistry()
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const ids = Object.keys(latest.current) as CommandId[]
    const ends = ids.map((id) => registry.bind(id, () => latest.current[id]?.()))
    return () => ends.forEach((end) => end())
  }, [registry])
}
