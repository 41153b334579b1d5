import { useCommands } from '../../../shared/commands/command-registry.ts'
import { addDays, nextMonday, thisWeekend, type Day } from '../../../shared/dates/day.ts'
import type { DueChange } from '../../../shared/dates/due-change.ts'
import { useReplica } from '../../../shared/replica/replica-context.ts'
import { familiesOf, idsWithSubtasks } from '../data/families.ts'
import { useListFocus, usePanelFocus, useTaskActions } from '../data/task-context.ts'
import { isOverdue, type Task } from '../data/task.ts'
import type { Screen } from '../task-search.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { useCopyLinks } from './use-copy-links.ts'
import { useRowMoves } from './use-row-moves.ts'
import { useSubtaskCommands } from './use-subtask-commands.ts'
import { openDuePicker } from '../due/open-due-picker.ts'
import { pressPickerButton } from '../pickers/picker-button.tsx'
import type { PickerKind } from '../pickers/task-picker.tsx'
import type { Section } from './select-view.ts'
import { moveOff, moveTo, selectAll, selectNone, step, toggle, type Cursor } from './cursor.ts'

interface ListCommands {
  readonly screen: Screen
  readonly cursor: Cursor
  readonly ids: readonly string[]
  /** All sections, also folded ones. */
  readonly sections: readonly Section[]
  readonly setFolded: (keys: readonly string[], isFolded: boolean) => void
  /** The view shows its tasks in their manual order. */
  readonly isManual: boolean
  readonly today: Day
  readonly moveCursor: (next: Cursor) => void
  readonly hasFocus: () => boolean
  readonly makeSticky: (tasks: readonly Task[]) => void
  readonly rename: (id: string) => void
  /** Opens the due picker of a row. */
  readonly date: (id: string) => void
  /** Opens a picker at the active row. */
  readonly pick: (kind: PickerKind, ids: readonly string[]) => void
}

/** Registers the list commands. They act on the open task if it has the focus, else on the selection, else on the active row. */
export function useListCommands({
  screen,
  cursor,
  ids,
  sections,
  setFolded,
  isManual,
  today,
  moveCursor,
  hasFocus,
  makeSticky,
  rename,
  date,
  pick,
}: ListCommands) {
  const actions = useTaskActions()
  const { getSnapshot } = useReplica()
  const { openId, open, close } = useTaskSearch()
  const panel = usePanelFocus()
  const focus = useListFocus()
  const copyLinks = useCopyLinks()
  const { active } = cursor
  const isTrash = screen === 'trash'

  const isInPanel = () => openId !== undefined && document.activeElement?.closest('aside') != null
  const chosen = (): readonly string[] => {
    if (isInPanel() && openId !== undefined) return [openId]
    if (cursor.selected.size > 0) return ids.filter((id) => cursor.selected.has(id))
    return active === undefined ? [] : [active]
  }
  const targets = (): readonly Task[] => {
    const { byId, deleted } = getSnapshot().tasks
    const known = isTrash ? new Map(deleted.map((task) => [task.id, task])) : byId
    return chosen().flatMap((id) => known.get(id) ?? [])
  }
  const onTargets = (act: (tasks: readonly Task[]) => void) => () => {
    const tasks = targets()
    if (tasks.length === 0) return false
    act(tasks)
    return true
  }
  /** For actions after which the rows leave the list: moves the cursor to a remaining row first. */
  const onLeavingTargets = (act: (tasks: readonly Task[]) => void) =>
    onTargets((tasks) => {
      const leaving = idsWithSubtasks(tasks, familiesOf(getSnapshot().tasks))
      if (!isInPanel()) moveCursor(selectNone(moveOff(cursor, ids, leaving)))
      act(tasks)
    })
  const onEditableTargets = (act: (tasks: readonly Task[]) => void) =>
    onTargets((tasks) => {
      if (isTrash) return
      if (!isInPanel()) moveCursor(cursor)
      act(tasks)
    })
  const dateOn = (change: DueChange) => onEditableTargets((tasks) => actions.date(tasks, change))
  const pickFor = (kind: PickerKind) => () => {
    if (isInPanel()) return pressPickerButton(kind)
    if (isTrash) return false
    return onEditableTargets((tasks) =>
      pick(
        kind,
        tasks.map(({ id }) => id),
      ),
    )()
  }
  const priority = (priority: Task['priority']) =>
    onEditableTargets((tasks) => actions.edit(tasks, { priority }, { kind: 'priority' }))
  const move =
    (by: 1 | -1, extend = false) =>
    () => {
      if (ids.length === 0) return false
      const next = step(cursor, ids, by, { extend, isEntered: hasFocus() })
      moveCursor(next)
      // The panel beside the list follows the cursor.
      if (openId !== undefined && hasFocus() && next.active !== undefined && next.active !== openId) {
        panel.next(false)
        open(next.active, { replace: true })
      }
      return true
    }
  const openActive = (takesFocus: boolean) => () => {
    if (active === undefined || !hasFocus() || isTrash) return false
    if (!takesFocus && openId === active) close()
    else {
      panel.next(takesFocus)
      open(active)
    }
    return true
  }

  const subtaskCommands = useSubtaskCommands({
    screen,
    sections,
    targets,
    hasFocus,
    stay: () => moveCursor(cursor),
  })
  const { moves, movable } = useRowMoves({
    sections,
    isManual,
    targets,
    stay: () => moveCursor(cursor),
  })
  const commands = {
    ...subtaskCommands,
    ...moves,
    next: move(1),
    previous: move(-1),
    open: openActive(true),
    peek: openActive(false),
    select: () => {
      if (active === undefined) return false
      moveCursor(toggle(cursor, active))
      return true
    },
    'select-next': move(1, true),
    'select-previous': move(-1, true),
    'select-all': () => {
      if (ids.length === 0) return false
      moveCursor(selectAll(cursor, ids))
      return true
    },
    'select-overdue': () => {
      const late = sections.filter(({ tasks }) => tasks.some((task) => isOverdue(task, today)))
      const overdue = late.flatMap(({ tasks }) => tasks.filter((task) => isOverdue(task, today)))
      const [first] = overdue
      if (isTrash || first === undefined) return false
      setFolded(
        late.map(({ key }) => key),
        false,
      )
      moveCursor(
        selectAll(
          moveTo(cursor, ids, first.id),
          overdue.map(({ id }) => id),
        ),
      )
      return true
    },
    back: () => {
      if (cursor.selected.size === 0) return false
      moveCursor(selectNone(cursor))
      return true
    },
    complete: onLeavingTargets((tasks) => {
      if (isTrash) return
      makeSticky(tasks)
      actions.complete(tasks, !tasks.every(({ completed }) => completed))
    }),
    start: onEditableTargets((tasks) => {
      const isStarted = tasks.every(({ status }) => status === 'in_progress')
      actions.edit(tasks, { status: isStarted ? 'pending' : 'in_progress' }, { kind: 'status' })
    }),
    rename: () => {
      if (active === undefined || isTrash) return false
      rename(active)
      return true
    },
    due: () => {
      if (isTrash) return false
      if (isInPanel()) openDuePicker()
      else if (active === undefined) return false
      else date(active)
      return true
    },
    'due-today': dateOn({ day: today }),
    'due-tomorrow': dateOn({ day: addDays(today, 1) }),
    'due-weekend': dateOn({ day: thisWeekend(today) }),
    'due-week': dateOn({ day: nextMonday(today) }),
    'due-none': dateOn({ day: null }),
    'priority-high': priority('high'),
    'priority-medium': priority('medium'),
    'priority-low': priority('low'),
    'move-to-list': pickFor('list'),
    labels: pickFor('labels'),
    remind: pickFor('reminders'),
    'copy-link': onEditableTargets((tasks) => copyLinks(tasks.map(({ id }) => id))),
    delete: onLeavingTargets((tasks) => {
      if (isTrash) return
      const closes = tasks.some(({ id }) => id === openId)
      if (closes) close()
      actions.remove(tasks)
      if (closes) focus.returnFocus()
    }),
    restore: onLeavingTargets((tasks) => {
      if (isTrash) actions.restore(tasks)
    }),
  } as const
  useCommands(commands)
  return { commands, dateTargets: (change: DueChange) => dateOn(change)(), movable }
}
