import { createClient, localTokens, type TaskwireClient } from '@taskwire/client'
import { v7 } from 'uuid'
import { createAppUpdates, type AppUpdates } from '../features/update/app-updates.ts'
import { createCommands, type Commands } from '../shared/commands/commands.ts'
import { createReplicaHost, type ReplicaHost } from '../shared/replica/replica-host.ts'
import { createAccountStore, type AccountStore } from '../shared/session/account.ts'
import { createDownload, type Download } from '../shared/session/download.ts'
import type { Runtime } from '../shared/runtime/runtime.tsx'

/** Everything long-lived, made once and handed down. */
export interface Services {
  readonly runtime: Runtime
  readonly client: TaskwireClient
  readonly replica: ReplicaHost
  readonly account: AccountStore
  readonly download: Download
  readonly commands: Commands
  readonly updates: AppUpdates
}

export function createServices(): Services {
  const tokens = localTokens()
  const client = createClient({ url: location.origin, tokens })
  return {
    runtime: { now: () => new Date(), newId: () => v7() },
    client,
    replica: createReplicaHost(client),
    account: createAccountStore(client),
    download: createDownload(tokens),
    commands: createCommands(),
    updates: createAppUpdates(),
  }
}
