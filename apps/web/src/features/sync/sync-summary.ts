import type { Snapshot } from '@taskwire/client/replica'
import type { syncTexts } from '../../shared/texts/sync.ts'

/** `well` and `busy` are quiet, `away` works without the server, `trouble` needs the user. */
export type Severity = 'well' | 'busy' | 'away' | 'trouble'

export interface SyncSummary {
  readonly severity: Severity
  readonly text: string
}

interface SyncFacts extends Pick<Snapshot, 'issues' | 'isComplete'> {
  readonly status: Omit<Snapshot['status'], 'isLeader'>
}

/** Summarises the sync state in a few words. Issues that need the user come first. */
export function syncSummary(
  { status, issues, isComplete }: SyncFacts,
  texts: ReturnType<typeof syncTexts>,
): SyncSummary {
  const { connection, pending, storage } = status
  if (issues.length > 0) return { severity: 'trouble', text: texts.attention({ count: issues.length }) }
  switch (connection) {
    case 'signed-out':
      return { severity: 'trouble', text: texts.signedOut }
    case 'offline':
      return { severity: 'away', text: storage === 'device' ? texts.kept({ count: pending }) : texts.offline }
    case 'connecting':
      if (!isComplete) return { severity: 'busy', text: texts.connecting }
      return {
        severity: 'busy',
        text:
          storage === 'device' ? texts.reconnecting({ count: pending }) : texts.reconnecting({ count: 0 }),
      }
    case 'live':
    case 'polling':
      if (pending > 0) return { severity: 'busy', text: texts.syncing({ count: pending }) }
      return { severity: 'well', text: connection === 'live' ? texts.live : texts.polling }
  }
}
