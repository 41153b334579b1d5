import { createContext, useContext, useEffect, useRef } from 'react'
import type { CommandId } from './command-list.ts'

/** Runs a command. Returns `false` when there was nothing to do, which passes the key to the next handler. */
type Handler = () => boolean | void

/** The handlers that mounted components have registered for commands. */
export interface CommandRegistry {
  /** Adds a handler. Handlers run in the order of registration, so children run before their parents. Returns the unsubscribe function. */
  readonly bind: (id: CommandId, handler: Handler) => () => void
  /** Runs the command. Returns whether a handler accepted it. */
  readonly run: (id: CommandId) => boolean
  /** Whether a mounted component handles the command. */
  readonly isAvailable: (id: CommandId) => boolean
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
    isAvailable: (id) => (bound.get(id)?.length ?? 0) > 0,
  }
}

const RegistryContext = createContext<CommandRegistry | null>(null)

export const CommandRegistryProvider = RegistryContext.Provider

export function useCommandRegistry(): CommandRegistry {
  const commands = useContext(RegistryContext)
  if (commands === null) throw new Error('useCommandRegistry needs a CommandRegistryProvider above it')
  return commands
}

/** Registers handlers while the component is mounted. The set of ids must not change between renders. */
export function useCommands(handlers: Partial<Record<CommandId, Handler>>): void {
  const registry = useCommandRegistry()
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const ids = Object.keys(latest.current) as CommandId[]
    const unsubscribes = ids.map((id) => registry.bind(id, () => latest.current[id]?.()))
    return () => unsubscribes.forEach((unsubscribe) => unsubscribe())
  }, [registry])
}
