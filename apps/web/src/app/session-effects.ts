import type { AnyRouter } from '@tanstack/react-router'
import { clearDrafts } from '../shared/drafts/drafts.ts'
import { deleteImportReport } from '../shared/imports/delete-import-report.ts'
import { setSignedOut, setEndReason } from '../shared/session/end-reason.ts'
import type { Services } from './services.ts'

/** Clears one user's data before the next user signs in, and reruns the routes' session checks. */
export function watchSession({ client, replica }: Services, router: AnyRouter): void {
  let user = client.session.user()
  client.session.subscribe((change) => {
    if (change === 'expired') setEndReason('expired')
    if (change === 'signed-in') setEndReason(undefined)
    setSignedOut(change === 'signed-out')
    if (change === 'signed-out') {
      clearDrafts()
      deleteImportReport(user)
    }
    if (change === 'signed-in') user = client.session.user()
    void router.invalidate()
  })
  addEventListener('beforeunload', (event) => {
    const { storage, pending } = replica.current()?.getSnapshot().status ?? { storage: 'device', pending: 0 }
    if (storage === 'memory' && pending > 0) event.preventDefault()
  })
}
