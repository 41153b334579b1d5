import type { AnyRouter } from '@tanstack/react-router'
import { forgetDrafts } from '../shared/drafts/drafts.ts'
import type { Services } from './services.ts'

let hasExpired = false

/** Whoever is signed in sees nothing of whoever was before. */
export function watchSession({ client, replica }: Services, router: AnyRouter): void {
  client.session.subscribe((change) => {
    hasExpired = change === 'expired'
    if (change === 'signed-out') forgetDrafts()
    void router.invalidate()
  })
  addEventListener('beforeunload', (event) => {
    const { storage, pending } = replica.current()?.getSnapshot().status ?? { storage: 'device', pending: 0 }
    if (storage === 'memory' && pending > 0) event.preventDefault()
  })
}

/** Whether the server ended the session that this page was in. */
export function sessionHasExpired(): boolean {
  return hasExpired
}
