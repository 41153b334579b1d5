import { useMemo, useRef, useState } from 'react'
import { optionalPart } from '../../../shared/ui/optional-part.tsx'
import { bufferTyping } from '../../../shared/ui/buffer-typing.ts'
import { useLatest } from '../../../shared/ui/use-latest.ts'
import { t } from '../../../shared/texts/texts.ts'
import { useReplica, useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { usePrefetch } from '../../../shared/replica/use-after-first-sync.ts'
import { familiesOf, idsWithSubtasks } from '../data/families.ts'
import { useListFocus, useTaskActions } from '../data/task-context.ts'
import { usePlaceName } from '../places/place-name.ts'
import type { Screen } from '../task-search.ts'
import { useTaskHref, useTaskSearch } from '../use-task-search.ts'
import { moveOff, moveTo, selectNone, selectTo, toggle } from './cursor.ts'
import { loadTaskPicker } from '../pickers/load-task-picker.ts'
import type { TaskPickerProps } from '../pickers/task-picker.tsx'
import { TaskGrid } from './task-grid.tsx'
import type { RowHandlers } from './task-row.tsx'
import { rowElement, useCursor } from './use-cursor.ts'
import { useList } from './use-list.ts'
import { isManual } from './view-options.ts'
import { usePointerSelection } from './use-pointer-selection.ts'
import { useListCommands } from './use-list-commands.ts'

const loadEmptyView = () => import('./empty-view.tsx').then(({ EmptyView }) => EmptyView)
const EmptyView = optionalPart(loadEmptyView)
const loadBoard = () => import('../board/board.tsx').then(({ Board }) => Board)
const Board = optionalPart(loadBoard)
const loadSelectionBar = () => import('./selection-bar.tsx').then(({ SelectionBar }) => SelectionBar)
const SelectionBar = optionalPart(loadSelectionBar)

const TaskPicker = optionalPart(loadTaskPicker)

interface TaskListProps {
  readonly screen: Screen
  readonly q: string | undefined
  readonly openId: string | undefined
}

/** A list of tasks with its cursor, commands and selection. */
export function TaskList({ screen, q, openId }: TaskListProps) {
  const grid = useRef<HTMLDivElement>(null)
  const name = usePlaceName(screen) ?? ''
  const isNew = useReplicaValue(({ tasks }) => tasks.length + tasks.deleted.length === 0)
  const { items, keys, ids, today, makeSticky, sections, options, isBoard, setFolded } = useList(screen, q)
  const { cursor, isEntered, moveCursor, moveCursorInPlace, onFocus, onBlur, reveals } = useCursor(
    screen,
    ids,
    grid,
  )
  const [renamed, setRenamed] = useState<string>()
  const [dated, setDated] = useState<string>()
  const [picking, setPicking] = useState<Omit<TaskPickerProps, 'onClose'>>()
  const actions = useTaskActions()
  const { getSnapshot } = useReplica()
  const focus = useListFocus()
  const { commands, dateTargets, movable } = useListCommands({
    screen,
    cursor,
    ids,
    sections,
    setFolded,
    isManual: isManual(screen, options),
    today,
    moveCursor,
    hasFocus: () => grid.current?.contains(document.activeElement) === true,
    makeSticky,
    rename: setRenamed,
    date: setDated,
    pick: (kind, ids) => {
      const anchor = rowElement(grid.current, cursor.active)
      if (anchor !== null) setPicking({ kind, ids, anchor, takeTyped: bufferTyping(true) })
    },
  })

  const { open } = useTaskSearch()
  const hrefOf = useTaskHref()
  const handlers = useLatest<RowHandlers>({
    onOpen: ({ id }) => open(id),
    onComplete: (task, completed) => {
      makeSticky([task])
      moveCursorInPlace(moveOff(cursor, ids, idsWithSubtasks([task], familiesOf(getSnapshot().tasks))))
      actions.complete([task], completed)
    },
    onRenamed: (task, title, isByKey) => {
      setRenamed(undefined)
      if (isByKey) moveCursor(moveTo(cursor, ids, task.id))
      if (title !== undefined && title !== task.title) actions.edit([task], { title }, { kind: 'rename' })
    },
    onDated: (task, change) => {
      if (cursor.selected.has(task.id)) dateTargets(change)
      else actions.date([task], change)
    },
    onDateClosed: (task) => {
      setDated(undefined)
      // Wait until the picker has returned the focus to its trigger.
      requestAnimationFrame(() => focus.request(task.id))
    },
    onRestore: (task) => actions.restore([task]),
  })
  const pointer = usePointerSelection({
    isSelecting: cursor.selected.size > 0,
    onToggle: (id) => moveCursor(toggle(moveTo(cursor, ids, id), id)),
    // Before the user enters the list, the active row is only the default tab stop, not the start of a range.
    onExtend: (id) => moveCursor(selectTo(isEntered ? cursor : { ...cursor, active: undefined }, ids, id)),
  })
  const isGroupedByDate = options.group === 'date'
  const row = useMemo(
    () => ({ ...handlers, today, screen, isGroupedByDate, hrefOf }),
    [handlers, today, screen, isGroupedByDate, hrefOf],
  )

  usePrefetch(loadEmptyView, loadSelectionBar, loadTaskPicker, loadBoard)

  const shared = {
    ref: grid,
    label: t().tasks.list.label({ view: name }),
    cursor,
    reveals,
    openId,
    renamed,
    dated,
    row,
    pointer,
    drag: {
      screen,
      ids,
      selected: cursor.selected,
      movable,
      byId: () => getSnapshot().tasks.byId,
      actions,
      today,
    },
    onFocus,
    onBlur,
  }
  if (items.length === 0) {
    const isBegun = screen === 'search' && (q ?? '').trim() === ''
    return <EmptyView screen={isBegun ? 'begin' : screen} isNew={isNew} />
  }
  return (
    <>
      {isBoard ? (
        <Board {...shared} sections={sections} ids={ids} moveCursor={moveCursor} />
      ) : (
        <TaskGrid {...shared} items={items} keys={keys} onFold={setFolded} />
      )}
      {picking && (
        <TaskPicker
          {...picking}
          onClose={() => {
            setPicking(undefined)
            // The row may have left the list, and then the row in its place gets the focus.
            requestAnimationFrame(() => focus.request())
          }}
        />
      )}
      {cursor.selected.size > 0 && (
        <SelectionBar
          selected={cursor.selected}
          isTrash={screen === 'trash'}
          isManual={isManual(screen, options)}
          commands={commands}
          onDate={dateTargets}
          onClear={() => moveCursor(selectNone(cursor))}
        />
      )}
    </>
  )
}
