import type { AnyRouter } from '@tanstack/react-router'
import { clearDrafts } from '../shared/drafts/drafts.ts'
import { deleteImportReport } from '../shared/imports/import-report.ts'
import { setSignedOut, setEndReason } from '../shared/session/end-reason.ts'
import type { Services } from './services.ts'

/** Whoever is signed in sees nothing of whoever was before. */
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
