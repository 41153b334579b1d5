import { createClient, type TaskwireClient } from '@taskwire/client'
import { newId } from '@taskwire/client/replica'
import { createCommandRegistry, type CommandRegistry } from '../shared/commands/command-registry.ts'
import { createReplicaHost, type ReplicaHost } from '../shared/replica/replica-host.ts'
import { createAccountStore, type AccountStore } from '../shared/session/account.ts'
import type { Runtime } from '../shared/runtime/runtime.tsx'

/** Long-lived objects, created once and passed down by context. */
export interface Services {
  readonly runtime: Runtime
  readonly client: TaskwireClient
  readonly replica: ReplicaHost
  readonly account: AccountStore
  readonly commands: CommandRegistry
}

export function createServices(): Services {
  const client = createClient({ url: location.origin, transport: 'cookie' })
  return {
    runtime: { now: () => new Date(), newId: () => newId() },
    client,
    replica: createReplicaHost(client),
    account: createAccountStore(client),
    commands: createCommandRegistry(),
  }
}
