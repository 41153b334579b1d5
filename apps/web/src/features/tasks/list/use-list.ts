import type { Snapshot } from '@taskwire/client/replica'
import { useCallback, useMemo, useState } from 'react'
import { useReplica, useReplicaValue } from '../../../shared/replica/replica-context.ts'
import type { SearchNames } from '../../../shared/tasks/search-terms.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { shownCards } from '../board/board-columns.ts'
import { familiesOf } from '../data/families.ts'
import type { Task } from '../data/task.ts'
import type { Screen } from '../task-search.ts'
import { isHeading, listItems, type ListItems } from './list-items.ts'
import { createNestingSelector } from './nest-subtasks.ts'
import { selectFound } from './select-found.ts'
import { useStickyRows } from './use-sticky-rows.ts'
import { hasBoard, useViewOptions } from './view-options.ts'
import { useVisibleTasks } from './use-visible-tasks.ts'
import { showsArchived } from './visible-tasks.ts'

/** Returns the lines of a screen, the ids of its visible tasks in order, and its sections with hidden tasks. */
export function useList(screen: Screen, q = '') {
  const tasks = useVisibleTasks(showsArchived(screen))
  const deleted = useReplicaValue(({ tasks }) => tasks.deleted)
  const today = useToday()
  const { sticky, makeSticky: makeRowsSticky } = useStickyRows()
  /** A completion also changes the subtasks of a task, and the parent of a subtask. */
  const { getSnapshot } = useReplica()
  const makeSticky = useCallback(
    (changed: readonly Task[]) => makeRowsSticky([...changed, ...relativesOf(changed, getSnapshot().tasks)]),
    [makeRowsSticky, getSnapshot],
  )
  const [select] = useState(createNestingSelector)
  const names = useSearchNames(screen === 'search')
  const { options, setFolded } = useViewOptions(screen)
  const isBoard = options.layout === 'board' && hasBoard(screen)
  const sections = useMemo(() => {
    if (screen === 'search') return selectFound(tasks, q, today, sticky, names)
    const rows = screen === 'trash' ? deleted : tasks
    return select(rows, screen, today, sticky, isBoard ? { group: 'status', sort: options.sort } : options)
  }, [select, screen, q, tasks, deleted, today, sticky, options, isBoard, names])
  const items = useMemo(
    () => (isBoard ? listItems(shownCards(sections)) : listItems(sections, options.folded)),
    [sections, options.folded, isBoard],
  )
  const keys = useStableKeys(items)
  const ids = useMemo(() => keys.filter((key) => !isHeading(key)), [keys])
  return { items, keys, ids, today, makeSticky, sections, options, isBoard, setFolded }
}

/** Returns the keys of the lines. The array keeps its identity while the keys stay the same, even if tasks change. */
function useStableKeys(items: ListItems): readonly string[] {
  const [last, setLast] = useState(() => ({ items, keys: items.keys() }))
  if (last.items === items) return last.keys
  const keys = items.hasKeys(last.keys) ? last.keys : items.keys()
  setLast({ items, keys })
  return keys
}

/** Returns the lists and labels that a query may name. Undefined on screens without a query. */
function useSearchNames(isSearch: boolean): SearchNames | undefined {
  const lists = useReplicaValue((snapshot) => (isSearch ? snapshot.lists : undefined))
  const labels = useReplicaValue((snapshot) => (isSearch ? snapshot.labels : undefined))
  const byId = useReplicaValue(({ tasks }) => (isSearch ? tasks.byId : undefined))
  return useMemo(() => lists && labels && byId && { lists, labels, byId }, [lists, labels, byId])
}

function relativesOf(changed: readonly Task[], tasks: Snapshot['tasks']): readonly Task[] {
  const families = familiesOf(tasks)
  return changed.flatMap(({ id, parent_id }) => [
    ...(families.get(id)?.subtasks ?? []),
    ...[parent_id === null ? [] : (tasks.byId.get(parent_id) ?? [])].flat(),
  ])
}
