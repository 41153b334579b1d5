import type { QueryClient } from '@tanstack/react-query'
import { createClient, localTokens, type TaskwireClient } from '@taskwire/client'
import { v7 } from 'uuid'
import { createConnectionMonitor, type ConnectionMonitor } from '../features/connection/connection-monitor.ts'
import { createAppUpdates, type AppUpdates } from '../features/update/app-updates.ts'
import { createTaskData, type TaskData } from '../features/tasks/data/task-data.ts'
import type { Runtime } from '../shared/runtime/runtime.tsx'
import { createQueryClient } from './query-client.ts'

/** Everything long-lived, made once and handed down. */
export interface Services {
  readonly runtime: Runtime
  readonly client: TaskwireClient
  readonly queryClient: QueryClient
  readonly taskData: TaskData
  readonly connection: ConnectionMonitor
  readonly updates: AppUpdates
}

export function createServices(): Services {
  const client = createClient({ url: location.origin, tokens: localTokens() })
  const queryClient = createQueryClient()
  return {
    runtime: { now: () => new Date(), newId: () => v7() },
    client,
    queryClient,
    taskData: createTaskData({ client, queryClient }),
    connection: createConnectionMonitor(queryClient),
    updates: createAppUpdates(),
  }
}
