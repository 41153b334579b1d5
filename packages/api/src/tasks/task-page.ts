import type { ChangePage, EntityChangePage, Task } from '@taskwire/domain'
import { toEntityPage, writePage, type PageForms } from '../sync/log-page.ts'

/** A page with the changes of tasks in the form of `tasks.changes`. */
export function toTaskPage({ changes, ...page }: EntityChangePage): ChangePage {
  return {
    changes: changes.map((change) =>
      change.type === 'delete'
        ? { type: 'delete', revision: change.revision, id: change.id }
        : { type: 'upsert', revision: change.revision, task: change.entity as Task },
    ),
    ...page,
  }
}

/** The pages of `tasks.changes`. */
export const taskPageForms: PageForms<ChangePage> = {
  toPage: (page) => toTaskPage(toEntityPage(page)),
  write: (page) => writePage(page, () => '', 'task'),
}
