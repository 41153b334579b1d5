import type { TaskActions } from '../data/task-actions.ts'
import type { Task } from '../data/task.ts'
import { isStatus, setStatus } from '../board/set-status.ts'
import { siblingRows, spotOver } from '../list/movable-rows.ts'
import { moveToSpot, type MovableList } from '../list/move-rows.ts'
import { labelIdOf, listIdOf, type Screen } from '../task-search.ts'
import { dragRows } from './drag-rows.ts'

/** A list whose tasks can be dragged. */
export interface DraggableList {
  readonly screen: Screen
  /** The ids of the visible tasks in order. */
  readonly ids: readonly string[]
  readonly selected: ReadonlySet<string>
  readonly movable: MovableList
  readonly byId: () => ReadonlyMap<string, Task>
  readonly actions: TaskActions
  readonly today: string
}

/**
 * Drags tasks within their manual order, and onto Inbox, Today, lists, labels and days. A selected task takes the selection along.
 *
 * @param read returns the list as it was last rendered
 */
export function dragTasks(element: HTMLElement, read: () => DraggableList): () => void {
  const byIdOf = (id: string) => read().byId().get(id)
  return dragRows(element, {
    rowsOf: (id) => {
      const { screen, ids, selected } = read()
      if (screen === 'trash') return []
      return selected.has(id) ? ids.filter((one) => selected.has(one)) : [id]
    },
    spotFor: (dragged, over) => {
      const { movable } = read()
      const [first] = dragged
      if (first === undefined) return undefined
      const rows = siblingRows(movable.sections, first, movable.isManual)
      return rows && spotOver(rows, new Set(dragged), over, byIdOf(over.id)?.parent_id)
    },
    onDropAt: (dragged, spot) => moveToSpot(read().movable, new Set(dragged), spot),
    takesColumn: (dragged, status) => dragged.some((id) => byIdOf(id)?.status !== status) && isStatus(status),
    onDropInColumn: (dragged, status) => {
      if (!isStatus(status)) return
      const tasks = dragged.flatMap((id) => byIdOf(id) ?? []).filter((task) => task.status !== status)
      read().movable.stay()
      setStatus(read().actions, tasks, status)
    },
    takes: (place) => place === 'inbox' || place === 'today' || !/^[a-z]+$/.test(place),
    onDropOn: (dragged, place) => {
      const { actions, today } = read()
      const tasks = dragged.flatMap((id) => byIdOf(id) ?? [])
      const label = labelIdOf(place as Screen)
      if (place === 'today') actions.date(tasks, { day: today })
      else if (isDay(place)) actions.date(tasks, { day: place })
      else if (label !== undefined) actions.label(tasks, { add: [label] })
      else actions.move(tasks, listIdOf(place as Screen) ?? null)
    },
  })
}

/** Whether a drop target is a day of the week strip. Ids of lists and labels have another form. */
function isDay(place: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(place)
}
