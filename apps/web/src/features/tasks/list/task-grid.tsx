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
  /** Those of the items. The same list as long as they are the same. */
  readonly keys: readonly string[]
  readonly cursor: Cursor
  /** Counts how often the row of the cursor was asked to come into sight. */
  readonly reveals: number
  readonly openId: string | undefined
  readonly renamed: string | undefined
  /** The task whose due date is being chosen. */
  readonly dated: string | undefined
  readonly row: RowActions
  /** What pressing a row selects. */
  readonly pointer: Pick<DOMAttributes<Element>, `on${string}` & keyof DOMAttributes<Element>>
  readonly onFocus: (event: FocusEvent) => void
  readonly onBlur: (event: FocusEvent) => void
}

const ROW_PX = 38
const HEADING_PX = 57

/** What the virtual list asks of each line; it measures all of them anew when these functions are others. */
function linesOf(keys: readonly string[]) {
  return {
    estimateSize: (index: number) => (isHeading(keys[index] ?? '') ? HEADING_PX : ROW_PX),
    getItemKey: (index: number) => keys[index] ?? index,
  }
}

/** Behind an open task on a narrow screen lines have no size: they keep the one they had. */
const measureShown: typeof measureElement = (element, entry, list) => {
  const index = list.indexFromElement(element)
  const size = measureElement(element, entry, list)
  return size || (list.measurementsCache[index]?.size ?? list.options.estimateSize(index))
}

/** The lines in sight, of however many there are. One stop of the Tab key: the row of the cursor. */
export function TaskGrid(props: TaskGridProps) {
  const { ref, label, items, keys, cursor, reveals, openId, renamed, dated, row, pointer, onFocus, onBlur } =
    props
  const pendingIds = useReplicaValue(({ pendingIds }) => pendingIds)
  const [top, setTop] = useState(0)
  const activeIndex = cursor.active === undefined ? -1 : keys.indexOf(cursor.active)
  const rangeExtractor = useCallback(
    (range: Parameters<typeof defaultRangeExtractor>[0]) => {
      const indexes = defaultRangeExtractor(range)
      // The row with the focus stays, however far it is scrolled away.
      if (activeIndex < 0 || indexes.includes(activeIndex)) return indexes
      return [...indexes, activeIndex].toSorted((one, other) => one - other)
    },
    [activeIndex],
  )
  const virtual = useWindowVirtualizer({
    count: keys.length,
    ...useMemo(() => linesOf(keys), [keys]),
    overscan: useOverscan(),
    // Known before anything is measured, so that the first drawing has the rows, and is one that can be put off in slices.
    initialRect: { width: innerWidth, height: innerHeight },
    scrollMargin: top,
    scrollPaddingStart: 16,
    scrollPaddingEnd: 88,
    rangeExtractor,
    measureElement: measureShown,
    // The rows that a scroll brings in are drawn already; those beyond them can wait until this frame is painted.
    useFlushSync: false,
  })

  useScrollAnchor(ref, keys, virtual)

  // What stands above the list may grow and shrink.
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- looked at after every drawing, and the same place sets nothing
  useLayoutEffect(() => {
    const place = ref.current === null ? 0 : ref.current.getBoundingClientRect().top + scrollY
    if (Math.abs(place - top) > 1) setTop(place)
  })
  const revealed = useRef(0)
  useLayoutEffect(() => {
    // Each scrolls once, not whenever the list changes.
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
      onFocus={onFocus}
      onBlur={onBlur}
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
              <SectionRow section={item.section} index={index} today={row.today} />
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
              />
            )}
          </div>
        )
      })}
    </div>
  )
}
