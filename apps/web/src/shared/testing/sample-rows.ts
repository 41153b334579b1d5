import type { Label, List, Task } from '@taskwire/client'
import type { EntityList, EntityLists } from '@taskwire/client/replica'

const fields = {
  user_id: 'user',
  color: null,
  position: 'a0',
  created_at: '2026-11-01T08:00:00.000Z',
  updated_at: '2026-11-01T08:00:00.000Z',
  revision: 1,
}

/** Creates a list for tests. Pass only the fields that matter to the test. */
export function sampleList(list: Partial<List> & Pick<List, 'id'>): List {
  return { ...fields, title: list.id, archived_at: null, ...list }
}

/** Creates a label for tests. */
export function sampleLabel(label: Partial<Label> & Pick<Label, 'id'>): Label {
  return { ...fields, name: label.id, ...label }
}

interface Rows {
  readonly tasks?: readonly Task[]
  readonly lists?: readonly List[]
  readonly labels?: readonly Label[]
}

/** Creates the rows of a replica. */
export function sampleRows({ tasks = [], lists = [], labels = [] }: Rows): EntityLists {
  return { tasks: entityList(tasks), lists: entityList(lists), labels: entityList(labels) }
}

function entityList<Row extends { readonly id: string }>(rows: readonly Row[]): EntityList<Row> {
  return Object.assign([...rows], { byId: new Map(rows.map((row) => [row.id, row])), deleted: [] })
}
