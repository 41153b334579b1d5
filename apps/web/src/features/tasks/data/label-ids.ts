import type { Replica } from '@taskwire/client/replica'
import { nameKey, UNPLACED } from '@taskwire/domain'
import type { Label } from './task.ts'

/** Brings back deleted labels. The server has no trash for labels, so a label comes back with another id. */
export interface LabelIds {
  /** Returns the id that a label has now. */
  readonly current: (id: string) => string
  /** Remembers a label and its tasks before its deletion. */
  readonly remember: (id: string) => void
  /** Creates a remembered label again and puts it on its tasks. Returns undefined when the label isn't deleted. */
  readonly restore: (id: string) => Promise<unknown> | undefined
}

interface Remembered {
  readonly label: Label
  readonly tasks: readonly string[]
}

export function createLabelIds({ mutate, getSnapshot }: Replica, newId: () => string): LabelIds {
  const ids = new Map<string, string>()
  const deleted = new Map<string, Remembered>()
  const current = (id: string) => ids.get(id) ?? id
  return {
    current,
    remember: (id) => {
      const { labels, tasks } = getSnapshot()
      const label = labels.byId.get(current(id))
      if (label === undefined) return
      const carriers = tasks.filter(({ label_ids }) => label_ids.includes(label.id))
      deleted.set(id, { label, tasks: carriers.map((task) => task.id) })
    },
    restore: (id) => {
      const { labels, tasks } = getSnapshot()
      const remembered = deleted.get(id)
      if (remembered === undefined || labels.byId.has(current(id))) return undefined
      const { name, color, position } = remembered.label
      // Another device may have made a label with this name meanwhile.
      const namesake = labels.find((label) => nameKey(label.name) === nameKey(name))
      const now = namesake?.id ?? newId()
      ids.set(id, now)
      return Promise.all([
        ...(namesake === undefined
          ? [mutate.labels.create({ id: now, name, color, ...(position !== UNPLACED && { position }) })]
          : []),
        ...remembered.tasks
          .filter((task) => tasks.byId.has(task))
          .map((task) => mutate.tasks.update({ id: task, add_label_ids: [now] })),
      ])
    },
  }
}
