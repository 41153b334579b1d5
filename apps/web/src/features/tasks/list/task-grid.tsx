import { defaultRangeExtractor, measureElement, useWindowVirtualizer } from '@tanstack/react-virtual'
import {
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  type DOMAttributes,
  type FocusEvent,
  type RefObject,
} from 'react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { usePrinting } from '../../../shared/ui/use-printing.ts'
import type { DraggableList } from '../drag/drag-tasks.ts'
import { useTaskDrag } from '../drag/use-task-drag.ts'
import type { Cursor } from './cursor.ts'
import { isHeading, type ListItems } from './list-items.ts'
import { SectionRow } from './section-row.tsx'
import { TaskRow, type RowActions } from './task-row.tsx'
import { useOverscan } from './use-overscan.ts'
import { useScrollAnchor } from './use-scroll-anchor.ts'

interface TaskGridProps {
  readonly ref: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly items: ListItems
  /** The keys of the items. The array keeps its identity while the keys stay the same. */
  readonly keys: readonly string[]
  readonly cursor: Cursor
  /** Increases with each request to scroll to the active row. */
  readonly reveals: number
  readonly openId: string | undefined
  readonly renamed: string | undefined
  /** The id of the task whose due picker is open. */
  readonly dated: string | undefined
  readonly row: RowActions
  readonly onFold: (keys: readonly string[], isFolded: boolean) => void
  /** Pointer handlers of the selection. */
  readonly pointer: Pick<DOMAttributes<Element>, `on${string}` & keyof DOMAttributes<Element>>
  /** The list for drag and drop. */
  readonly drag: DraggableList
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

const ROW_PX = 38
const HEADING_PX = 57

/** Options of the virtual list. It measures all lines again when these functions change identity. */
function linesOf(keys: readonly string[]) {
  return {
    estimateSize: (index: number) => (isHeading(keys[index] ?? '') ? HEADING_PX : ROW_PX),
    getItemKey: (index: number) => keys[index] ?? index,
  }
}

/** Keeps the last size of a line while an open task hides the list on a narrow screen, where every line measures 0. */
const measureShown: typeof measureElement = (element, entry, list) => {
  const index = list.indexFromElement(element)
  const size = measureElement(element, entry, list)
  return size || (list.measurementsCache[index]?.size ?? list.options.estimateSize(index))
}

/** A virtual grid that renders only the visible lines. The active row is its only tab stop. */
export function TaskGrid(props: TaskGridProps) {
  const { ref, label, items, keys, cursor, reveals, openId, renamed, dated, row, onFold, pointer } = props
  useTaskDrag(ref, props.drag)
  const pendingIds = useReplicaValue(({ pendingIds }) => pendingIds)
  const [top, setTop] = useState(0)
  const activeIndex = cursor.active === undefined ? -1 : keys.indexOf(cursor.active)
  const isPrinting = usePrinting()
  const rangeExtractor = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      // Paper shows every row.
      if (isPrinting) return Array.from({ length: range.count }, (_, index) => index)
      const indexes = defaultRangeExtractor(range)
      // Keep the active row rendered when it is scrolled away, so that it does not lose the focus.
      if (activeIndex < 0 || indexes.includes(activeIndex)) return indexes
      return [...indexes, activeIndex].toSorted((one, other) => one - other)
    },
    [activeIndex, isPrinting],
  )
  const virtual = useWindowVirtualizer({
    count: keys.length,
    ...useMemo(() => linesOf(keys), [keys]),
    overscan: useOverscan(),
    // Set before any measurement, so that the first render includes the rows and can be an interruptible transition.
    initialRect: { width: innerWidth, height: innerHeight },
    scrollMargin: top,
    scrollPaddingStart: 16,
    scrollPaddingEnd: 88,
    rangeExtractor,
    measureElement: measureShown,
    // Overscan has already rendered the rows that a scroll reveals, so rendering more need not block this frame.
    useFlushSync: false,
  })

  useScrollAnchor(ref, keys, virtual)

  // The content above the list may change its height.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- must run after every render; an unchanged position sets no state
  useLayoutEffect(() => {
    const place = ref.current === null ? 0 : ref.current.getBoundingClientRect().top + scrollY
    if (Math.abs(place - top) > 1) setTop(place)
  })
  const revealed = useRef(0)
  useLayoutEffect(() => {
    // Scroll once per request, not on every change of the list.
    if (revealed.current === reveals) return
    revealed.current = reveals
    if (activeIndex >= 0) virtual.scrollToIndex(activeIndex, { align: 'auto' })
  }, [reveals, activeIndex, virtual])

  return (
    <div
      ref={ref}
      role="grid"
      aria-label={label}
      aria-multiselectable
      aria-rowcount={items.length}
      onFocus={props.onFocus}
      onBlur={props.onBlur}
      {...pointer}
      className="relative -mx-2"
      style={{ height: virtual.getTotalSize() }}
    >
      {virtual.getVirtualItems().map(({ index, key, start }) => {
        const item = items.at(index)
        if (item === undefined) return null
        return (
          <div
            key={key}
            role="presentation"
            data-index={index}
            ref={virtual.measureElement}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${start - top}px)` }}
          >
            {item.type === 'heading' ? (
              <SectionRow
                section={item.section}
                index={index}
                today={row.today}
                isFolded={item.isFolded}
                onFold={onFold}
              />
            ) : (
              <TaskRow
                {...row}
                task={item.task}
                index={index}
                isActive={index === activeIndex}
                isSelected={cursor.selected.has(item.key)}
                isOpen={item.key === openId}
                isPending={pendingIds.has(item.key)}
                isRenamed={item.key === renamed}
                isDated={item.key === dated}
                isNested={item.isNested}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}
