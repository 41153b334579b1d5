import { byPosition } from '@taskwire/domain'
import { familiesOf } from '../data/families.ts'
import { placementsAt, type Placement, type Spot } from '../data/placements.ts'
import type { Task } from '../data/task.ts'
import type { Section } from './select-view.ts'

export type MoveStep = 'up' | 'down' | 'top' | 'bottom'

/**
 * Returns the visible rows among which a row moves by hand, in their order: subtasks below the same parent, or the tasks of the same
 * section. Undefined when the view sorts the row by another order.
 */
export function siblingRows(
  sections: readonly Section[],
  id: string,
  isManual: boolean,
): readonly Task[] | undefined {
  for (const { key, tasks, nested } of sections) {
    const task = tasks.find((one) => one.id === id)
    if (task === undefined) continue
    if (nested?.has(id) === true)
      return tasks.filter((one) => nested.has(one.id) && one.parent_id === task.parent_id)
    return isManual && key !== 'completed' ? tasks.filter((one) => nested?.has(one.id) !== true) : undefined
  }
  return undefined
}

/** Returns the spot one step away for moved rows among their visible siblings. Undefined at the end of the rows. */
export function spotAfterStep(
  rows: readonly Task[],
  ids: ReadonlySet<string>,
  step: MoveStep,
): Spot | undefined {
  const goesUp = step === 'up' || step === 'top'
  const order = goesUp ? rows : rows.toReversed()
  const from = order.findIndex(({ id }) => ids.has(id))
  const neighbour = step === 'up' || step === 'down' ? order[from - 1] : order.find(({ id }) => !ids.has(id))
  return neighbour && { id: neighbour.id, side: goesUp ? 'before' : 'after' }
}

/** Returns the placements that move tasks to a spot among all their siblings, also hidden ones. */
export function placementsAmongSiblings(
  tasks: readonly Task[],
  moved: readonly Task[],
  spot: Spot,
): readonly Placement[] {
  const [first] = moved
  if (first === undefined) return []
  const { list_id, parent_id } = first
  const siblings =
    parent_id === null
      ? tasks.filter((task) => task.parent_id === null && task.list_id === list_id).toSorted(byPosition)
      : (familiesOf(tasks).get(parent_id)?.subtasks ?? [])
  const ids = moved.map(({ id }) => id)
  return placementsAt(siblings, ids, spot)
}

/**
 * Returns the spot for rows that are dragged over another row. A row below a sibling counts as that sibling's end. Undefined where the
 * rows can't be dropped, such as on themselves.
 */
export function spotOver(
  rows: readonly Task[],
  dragged: ReadonlySet<string>,
  over: { readonly id: string; readonly isUpperHalf: boolean },
  parentOfOver: string | null | undefined,
): Spot | undefined {
  const isSibling = rows.some(({ id }) => id === over.id)
  const id = isSibling ? over.id : rows.find((row) => row.id === parentOfOver)?.id
  if (id === undefined || dragged.has(id)) return undefined
  return { id, side: isSibling && over.isUpperHalf ? 'before' : 'after' }
}
