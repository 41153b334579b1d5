import { sortedIndex } from '@taskwire/domain'
import type { Task } from '../data/task.ts'
import type { ViewRules, Section } from './select-view.ts'

/** The difference of two task lists. A changed task is in both parts: `removed` has the old object, `added` the new one. */
export interface TaskDiff {
  readonly removed: readonly Task[]
  readonly added: readonly Task[]
}

/** Above this number of changes a full selection is cheaper than finding each position. */
export const MAX_CHANGES = 64

let last: readonly [before: readonly Task[], after: readonly Task[], diff: TaskDiff | undefined] | undefined

/**
 * Compares two lists by object identity. Returns undefined when there are too many changes. Remembers the last result, because each
 * step of the replica is compared for the list, the counts and the families.
 */
export function diffTasks(before: readonly Task[], after: readonly Task[]): TaskDiff | undefined {
  if (last?.[0] !== before || last[1] !== after) last = [before, after, compareTasks(before, after)]
  return last[2]
}

function compareTasks(before: readonly Task[], after: readonly Task[]): TaskDiff | undefined {
  if (Math.abs(before.length - after.length) > MAX_CHANGES) return undefined
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start++
  let [endBefore, endAfter] = [before.length, after.length]
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1]) {
    endBefore--
    endAfter--
  }
  const [old, now] = [before.slice(start, endBefore), after.slice(start, endAfter)]
  const [olds, nows] = [new Set(old), new Set(now)]
  const removed = old.filter((task) => !nows.has(task))
  const added = now.filter((task) => !olds.has(task))
  return removed.length > MAX_CHANGES || added.length > MAX_CHANGES ? undefined : { removed, added }
}

/** Applies a diff to sorted sections by binary search, without visiting unchanged tasks. */
export function updateSections(
  sections: readonly Section[],
  { removed, added }: TaskDiff,
  { sectionOf, order, bySection }: ViewRules,
): readonly Section[] {
  if (removed.length + added.length === 0) return sections
  const lists = new Map<string, readonly Task[]>(sections.map(({ key, tasks }) => [key, tasks]))
  const change = (task: Task, replaced: 0 | 1) => {
    const key = sectionOf(task)
    if (key === undefined) return
    const list = lists.get(key) ?? []
    const place = sortedIndex(list, task, order(key))
    lists.set(key, replaced === 1 ? list.toSpliced(place, 1) : list.toSpliced(place, 0, task))
  }
  for (const task of removed) change(task, 1)
  for (const task of added) change(task, 0)
  return [...lists]
    .filter(([, tasks]) => tasks.length > 0)
    .map(([key, tasks]) => ({ key, tasks }))
    .toSorted((one, other) => bySection(one.key, other.key))
}
