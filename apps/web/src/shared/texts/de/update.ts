import type { update as en } from '../en/update.ts'
import type { Translation } from '../messages.ts'

export const update: Translation<typeof en> = {
  label: 'Neue Version',
  ready: 'Eine neue Version ist verfügbar.',
  reload: 'Neu laden',
  later: 'Später',
}
