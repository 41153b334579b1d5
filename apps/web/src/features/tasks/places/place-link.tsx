import { Link } from '@tanstack/react-router'
import type { List } from '@taskwire/client'
import { memo } from 'react'
import { t } from '../../../shared/texts/texts.ts'
import { ColorDot } from '../../../shared/ui/color-dot.tsx'
import { kindOfScreen, placeSearch, type Place } from '../task-search.ts'
import { placeIcons } from './place-icons.ts'

interface PlaceLinkProps {
  readonly place: Place
  readonly name: string
  /** The colour of a list or label. */
  readonly color?: List['color']
  readonly isCurrent: boolean
  /** The number of open tasks. */
  readonly count?: number | undefined
}

/** A place with the number of its open tasks: a line of the side bar, or of the Lists screen on a phone. */
export const PlaceLink = memo(function PlaceLink({
  place,
  name,
  color = null,
  isCurrent,
  count = 0,
}: PlaceLinkProps) {
  const kind = kindOfScreen(place)
  const Icon = placeIcons[kind]
  return (
    <Link
      to="/"
      search={placeSearch(place)}
      activeOptions={{ exact: true, includeSearch: true }}
      aria-current={isCurrent ? 'page' : undefined}
      data-place={place}
      className={`flex min-h-12 items-center gap-2.5 rounded-md px-2.5 transition-colors hover:bg-hover hover:text-ink md:min-h-9 ${isCurrent ? 'bg-selected font-semibold text-ink' : 'text-ink-soft'}`}
    >
      {kind !== 'list' ? (
        <Icon
          size={18}
          strokeWidth={isCurrent ? 2.25 : 1.75}
          data-color={color ?? undefined}
          className={`color-tint flex-none ${isCurrent && color === null ? 'text-accent' : ''}`}
          aria-hidden
        />
      ) : (
        <ColorDot color={color} className="mx-1" />
      )}
      <span className="grow truncate">
        <bdi>{name}</bdi>
      </span>
      {count > 0 && (
        <span className="text-sm font-normal text-ink-faint tabular-nums">
          <span aria-hidden>{count}</span>
          <span className="sr-only">, {t().tasks.countOf({ count })}</span>
        </span>
      )}
    </Link>
  )
})
