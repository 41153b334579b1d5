import type { Step } from './model-stories.ts'

// Stories of two devices with one task, for faults that random stories hardly ever show.

const AUTHOR = 0
const OTHER = 1

const create: Step = { do: 'create', client: AUTHOR, kind: 'task', which: 0 }
const retitle = (client: number): Step => ({ do: 'edit', client, what: 'title', which: 0 })
const send = (client: number): Step => ({ do: 'send', client, loss: 'none' })
const pull = (client: number): Step => ({ do: 'pull', client, limit: 4, fate: 'once' })
const backup: Step = { do: 'backup' }
const restore: Step = { do: 'restore' }

const created = [create, pull(AUTHOR), send(AUTHOR)]
/** The other device has seen the second title only, and edits it. The backup has the first title. */
const editedAfterBackup = [...created, backup, retitle(AUTHOR), send(AUTHOR), pull(OTHER), retitle(OTHER)]

export const rareStories = {
  /** The other device reads a newer title while its own queued edit hides it, and edits again. */
  editOverHiddenTitle: [
    ...created,
    pull(OTHER),
    retitle(OTHER),
    retitle(AUTHOR),
    send(AUTHOR),
    pull(OTHER),
    retitle(OTHER),
    send(OTHER),
    send(OTHER),
  ],
  /** The edit arrives after the restore, before its device knows of it. */
  sendAfterRestore: [...editedAfterBackup, restore, send(OTHER)],
  /** The edit was rejected before the restore. Its user retries it after the device was reset. */
  retryAfterRestore: [
    ...editedAfterBackup,
    retitle(AUTHOR),
    send(AUTHOR),
    send(OTHER),
    restore,
    pull(OTHER),
    { do: 'resolve', client: OTHER, how: 'retry' },
    send(OTHER),
  ],
} satisfies Record<string, readonly Step[]>
