import { listPartTexts } from '../../../shared/texts/list-parts.ts'
import type { Placement, Spot } from '../data/placements.ts'
import type { Task } from '../data/task.ts'
import { placementsAmongSiblings, siblingRows, spotAfterStep, type MoveStep } from './movable-rows.ts'
import type { Section } from './select-view.ts'

/** A list whose rows move by hand. */
export interface MovableList {
  readonly sections: readonly Section[]
  /** The view shows its tasks in their manual order. */
  readonly isManual: boolean
  readonly tasks: () => readonly Task[]
  /** The rows that a command moves. */
  readonly targets: () => readonly Task[]
  /** Keeps the focus at the row. */
  readonly stay: () => void
  readonly place: (moved: readonly Task[], placements: readonly Placement[], canMerge: boolean) => void
  readonly announce: (text: string) => void
  readonly notify: (text: string) => void
}

/** Moves the rows of a command by one place or to an end. */
export function moveByStep(list: MovableList, step: MoveStep): void {
  const targets = list.targets()
  const [first] = targets
  if (first === undefined) return
  const rows = siblingRows(list.sections, first.id, list.isManual)
  if (rows === undefined) return list.notify(listPartTexts().notManual)
  const ids = new Set(targets.map(({ id }) => id))
  const spot = spotAfterStep(rows, ids, step)
  if (spot !== undefined) moveAmong(list, rows, ids, spot, step === 'up' || step === 'down')
}

/** Moves those of the given rows that are siblings of the row at the spot. */
export function moveToSpot(list: MovableList, ids: ReadonlySet<string>, spot: Spot): void {
  moveAmong(list, siblingRows(list.sections, spot.id, list.isManual) ?? [], ids, spot, false)
}

function moveAmong(
  list: MovableList,
  rows: readonly Task[],
  ids: ReadonlySet<string>,
  spot: Spot,
  canMerge: boolean,
): void {
  const moved = rows.filter(({ id }) => ids.has(id))
  const rest = rows.filter(({ id }) => !ids.has(id))
  const placements = placementsAmongSiblings(list.tasks(), moved, spot)
  const [first] = moved
  if (first === undefined || placements.length === 0) return
  list.stay()
  list.place(moved, placements, canMerge)
  const index = rest.findIndex(({ id }) => id === spot.id) + (spot.side === 'before' ? 1 : 2)
  list.announce(listPartTexts().moved({ moved: moved.length, title: first.title, index, count: rows.length }))
}
