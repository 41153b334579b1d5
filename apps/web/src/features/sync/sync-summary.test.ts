import type { Snapshot } from '@taskwire/client/replica'
import { expect, test } from 'vitest'
import { syncTexts } from '../../shared/texts/sync.ts'
import { syncSummary } from './sync-summary.ts'

type Status = Omit<Snapshot['status'], 'isLeader'>

function summary(status: Partial<Status>, issues = 0) {
  return syncSummary(
    {
      status: { connection: 'live', pending: 0, storage: 'device', ...status },
      issues: Array.from({ length: issues }) as Snapshot['issues'],
      isComplete: true,
    },
    syncTexts(),
  )
}

test('each state has its own text', () => {
  expect(summary({})).toEqual({ severity: 'well', text: 'Live' })
  expect(summary({ pending: 2 })).toEqual({ severity: 'busy', text: 'Syncing 2 changes' })
  expect(summary({ connection: 'connecting' })).toEqual({ severity: 'busy', text: 'Reconnecting…' })
  expect(summary({ connection: 'connecting', pending: 1 }).text).toBe(
    'Reconnecting: 1 change saved on this device',
  )
  expect(summary({ connection: 'offline' })).toEqual({ severity: 'away', text: 'Offline' })
  expect(summary({ connection: 'offline', pending: 3 }).text).toBe('Offline: 3 changes saved on this device')
  expect(summary({ connection: 'signed-out' })).toEqual({ severity: 'trouble', text: 'Signed out' })
})

test('does not claim to have saved changes when the device stores nothing', () => {
  expect(summary({ connection: 'offline', pending: 3, storage: 'memory' }).text).toBe('Offline')
})

test('issues that need attention come first', () => {
  expect(summary({ connection: 'offline', pending: 3 }, 1)).toEqual({
    severity: 'trouble',
    text: '1 needs attention',
  })
})
