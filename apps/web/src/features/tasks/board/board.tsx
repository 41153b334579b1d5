import { useEffect, useMemo, useRef, type DOMAttributes, type FocusEvent, type RefObject } from 'react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import type { DraggableList } from '../drag/drag-tasks.ts'
import { useTaskDrag } from '../drag/use-task-drag.ts'
import type { Cursor } from '../list/cursor.ts'
import type { Section } from '../list/select-view.ts'
import { TaskRow, type RowActions } from '../list/task-row.tsx'
import { useViewOptions } from '../list/view-options.ts'
import { BoardColumn } from './board-column.tsx'
import { boardColumns } from './board-columns.ts'
import { useBoardMoves } from './use-board-moves.ts'

interface BoardProps {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly sections: readonly Section[]
  readonly cursor: Cursor
  /** Increases with each request to scroll to the active card. */
  readonly reveals: number
  readonly openId: string | undefined
  readonly renamed: string | undefined
  /** The id of the task whose due picker is open. */
  readonly dated: string | undefined
  readonly row: RowActions
  /** Pointer handlers of the selection. */
  readonly pointer: Pick<DOMAttributes<Element>, `on${string}` & keyof DOMAttributes<Element>>
  /** The list for drag and drop. */
  readonly drag: DraggableList
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
  readonly ids: readonly string[]
  readonly moveCursor: (next: Cursor) => void
}

/** The tasks of a place in one column per status. Cards move by drag and drop and by keys. */
export function Board(props: BoardProps) {
  const { ref, label, sections, cursor, reveals, openId, renamed, dated, row, pointer, ids, moveCursor } =
    props
  useTaskDrag(ref, props.drag)
  const pendingIds = useReplicaValue(({ pendingIds }) => pendingIds)
  const columns = useMemo(() => boardColumns(sections), [sections])
  const { change } = useViewOptions(row.screen)
  useBoardMoves({ columns, cursor, ids, moveCursor })
  const revealed = useRef(reveals)
  useEffect(() => {
    if (revealed.current === reveals) return
    revealed.current = reveals
    ref.current
      ?.querySelector(`[data-task="${CSS.escape(cursor.active ?? '')}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [reveals, cursor.active, ref])
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the cards inside are interactive; their events bubble to here
    <div
      ref={ref}
      role="group"
      aria-label={label}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      {...pointer}
      className="board"
    >
      {columns.map((column) => (
        <BoardColumn
          key={column.status}
          column={column}
          onShowAll={() => change({ layout: 'list', group: 'status' })}
        >
          {column.tasks.map((task, index) => (
            <div key={task.id} role="presentation" className="card">
              <TaskRow
                {...row}
                task={task}
                index={index}
                isActive={task.id === cursor.active}
                isSelected={cursor.selected.has(task.id)}
                isOpen={task.id === openId}
                isPending={pendingIds.has(task.id)}
                isRenamed={task.id === renamed}
                isDated={task.id === dated}
                isNested={false}
              />
            </div>
          ))}
        </BoardColumn>
      ))}
    </div>
  )
}
