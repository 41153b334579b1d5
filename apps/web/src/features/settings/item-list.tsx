import { useEffect, useRef, type ReactNode, type Ref } from 'react'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { Button } from '../../shared/ui/button.tsx'
import type { useItemList } from './use-item-list.ts'

interface ItemListProps<Item> {
  readonly label: string
  readonly list: ReturnType<typeof useItemList<Item>>
  /** Text for an empty list. */
  readonly empty: string
  readonly row: (item: Item) => ReactNode
  readonly ref?: Ref<HTMLUListElement>
}

/** A list with its states: loading, empty, failed with retry, and "Show more". */
export function ItemList<Item extends { readonly id: string }>({
  label,
  list,
  empty,
  row,
  ref,
}: ItemListProps<Item>) {
  const { items, failure, isBusy, hasMore, more } = list
  const lastRow = useRef<HTMLLIElement>(null)
  const texts = settingsTexts()
  /** The last row at the time of the request for more. */
  const before = useRef<HTMLLIElement>(null)
  const showMore = () => {
    before.current = lastRow.current
    void more()
  }
  useEffect(() => {
    // Move the focus to the first new row, so that a screen reader continues there.
    const next = before.current?.nextElementSibling
    if (!(next instanceof HTMLElement)) return
    before.current = null
    next.focus()
  })
  if (items === undefined && failure === undefined)
    return <p className="animate-after-pause text-ink-faint">{texts.loading}</p>
  return (
    <>
      {items?.length === 0 && <p className="rounded-lg bg-canvas px-4 py-5 text-ink-soft">{empty}</p>}
      <ul ref={ref} tabIndex={-1} aria-label={label} aria-busy={isBusy} className="outline-none">
        {items?.map((item, index) => (
          <li
            key={item.id}
            ref={index === items.length - 1 ? lastRow : null}
            tabIndex={-1}
            className="border-b border-line py-3 outline-none last:border-0"
          >
            {row(item)}
          </li>
        ))}
      </ul>
      {failure !== undefined && (
        <div className="mt-3 flex flex-wrap items-center justify-between gap-3 rounded-md bg-danger-wash px-3 py-2">
          <p className="text-danger">{failure}.</p>
          <Button onClick={showMore}>{texts.retry}</Button>
        </div>
      )}
      {hasMore && failure === undefined && (
        <Button busy={isBusy} className="mt-3" onClick={showMore}>
          {texts.more}
        </Button>
      )}
    </>
  )
}
