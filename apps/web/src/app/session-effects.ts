import type { AnyRouter } from '@tanstack/react-router'
import { forgetDrafts } from '../shared/drafts/drafts.ts'
import { accountQuery } from '../shared/session/account-query.ts'
import { countUnsaved } from '../shared/session/unsaved.ts'
import type { Services } from './services.ts'

/** What is left of a session that the server ended, for the same person to come back to. */
interface Leftover {
  readonly owner: string | undefined
}

let leftover: Leftover | undefined

/** Whoever is signed in sees nothing of whoever was before. */
export function watchSession({ client, queryClient }: Services, router: AnyRouter): void {
  client.session.subscribe((change) => {
    if (change === 'expired')
      leftover = { owner: queryClient.getQueryData(accountQuery(client).queryKey)?.id }
    else if (change === 'signed-out') forgetEverything(queryClient)
    queryClient.removeQueries()
    void router.invalidate()
  })
  addEventListener('beforeunload', (event) => {
    if (countUnsaved(queryClient) > 0) event.preventDefault()
  })
}

export function sessionHasExpired(): boolean {
  return leftover !== undefined
}

/** Before tasks are shown: unsaved changes of an ended session stay only for the account they were made in. */
export async function keepOnlyOwnChanges({ client, queryClient }: Pick<Services, 'client' | 'queryClient'>) {
  if (leftover === undefined) return
  const { id } = await queryClient.query({ ...accountQuery(client), staleTime: 'static' })
  if (leftover?.owner !== id) forgetEverything(queryClient)
  leftover = undefined
}

function forgetEverything(queryClient: Services['queryClient']): void {
  leftover = undefined
  queryClient.getMutationCache().clear()
  forgetDrafts()
}
