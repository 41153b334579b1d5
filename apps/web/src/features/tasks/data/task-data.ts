import { queryOptions, type QueryClient } from '@tanstack/react-query'
import type { TaskwireClient } from '@taskwire/client'
import { isRetryable } from '../../../shared/session/failure.ts'
import { createConfirmations, withConfirmed } from './confirmations.ts'
import { sendChange } from './send-change.ts'
import type { Task, TaskChange } from './task-change.ts'

export const changesKey = ['tasks', 'change'] as const

/** How often the list is asked for while the page is looked at. */
const POLL_MS = 10_000
const RETRIES = 2

/** The account's tasks, and the one way to change them. */
export type TaskData = ReturnType<typeof createTaskData>

export function createTaskData({
  client,
  queryClient,
}: {
  client: TaskwireClient
  queryClient: QueryClient
}) {
  const confirmations = createConfirmations()
  // What was done in one session is neither sent nor shown in the next, which may be another person's.
  let session = 0
  client.session.subscribe(() => {
    session += 1
  })

  const list = queryOptions({
    queryKey: ['tasks', 'list'],
    queryFn: async ({ signal }) => {
      const mark = confirmations.mark()
      return confirmations.bringUpToDate(await client.tasks.list.query({}, { signal }), mark)
    },
    refetchInterval: POLL_MS,
  })

  const confirm = (id: string, task: Task | null) => {
    confirmations.record(id, task)
    queryClient.setQueryData(list.queryKey, (tasks) => tasks && withConfirmed(tasks, id, task))
  }

  /**
   * Shows a change at once and sends it. It stays among the mutations while it is under way and when it has failed,
   * so that the list can be replayed with it, or it can be shown, repeated and discarded.
   */
  const change = async (change: TaskChange): Promise<void> => {
    const mutations = queryClient.getMutationCache()
    const begun = session
    const mutation = mutations.build<Task | null, Error, TaskChange, unknown>(queryClient, {
      mutationKey: changesKey,
      // Changes of one task reach the server in the order in which they were made.
      scope: { id: change.id },
      gcTime: Infinity,
      retry: (failures, error) => session === begun && failures < RETRIES && isRetryable(error),
      retryDelay: (failures) => 400 * 3 ** failures,
      mutationFn: () => {
        if (session !== begun) throw new Error('The session of this change has ended')
        return sendChange(client, change)
      },
      onSuccess: (task) => {
        if (session === begun) confirm(change.id, task)
      },
    })
    try {
      await mutation.execute(change)
      mutations.remove(mutation as Parameters<typeof mutations.remove>[0])
    } catch (error) {
      const isForgotten = mutations.find({ predicate: (known) => known === mutation }) === undefined
      if (!isForgotten) throw error
    }
  }

  return { list, change }
}
