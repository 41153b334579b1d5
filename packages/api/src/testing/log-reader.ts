import {
  entityKindNames,
  type ChangePage,
  type EntityChangePage,
  type EntityKind,
  type EntityOf,
} from '@taskwire/domain'

type Rows = { readonly [Kind in EntityKind]: Map<string, EntityOf<Kind>> }

/** A change without its entity. */
export interface SeenChange {
  readonly kind: EntityKind
  readonly type: 'upsert' | 'delete'
  readonly revision: number
  readonly id: string
}

/** A reader's copy of a log, from pages of tasks or of all kinds. Throws when a page breaks a guarantee of the log. */
export function createLogReader() {
  const rows = Object.fromEntries(entityKindNames.map((kind) => [kind, new Map()])) as unknown as Rows
  const seen: SeenChange[] = []
  let last = 0
  let resets = 0
  return {
    rows,
    tasks: rows.task,
    /** Every change since the last reset. */
    seen,
    cursor: undefined as string | undefined,
    resets: () => resets,
    take({ changes, cursor, reset }: ChangePage | EntityChangePage): void {
      if (reset) {
        for (const kind of entityKindNames) rows[kind].clear()
        seen.length = 0
        last = 0
        resets += 1
      }
      for (const change of changes) {
        if (change.revision <= last)
          throw new Error(`revision ${change.revision} came after ${last}: a second time, or out of order`)
        last = change.revision
        const { type, revision } = change
        const kind = 'kind' in change ? change.kind : 'task'
        const entity = type === 'delete' ? undefined : 'task' in change ? change.task : change.entity
        const id = entity?.id ?? (change as { id: string }).id
        seen.push({ kind, type, revision, id })
        const own = rows[kind] as Map<string, unknown>
        if (entity === undefined) own.delete(id)
        else own.set(id, entity)
      }
      this.cursor = cursor
    },
  }
}

export type LogReader = ReturnType<typeof createLogReader>
