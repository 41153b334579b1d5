import { Tag } from 'lucide-react'
import { formatLongDay } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { ColorDot } from '../../../shared/ui/color-dot.tsx'
import { ViewOptionsButton } from '../list/view-options-button.tsx'
import { isArranged } from '../list/view-options.ts'
import type { Screen } from '../task-search.ts'
import { PlaceMenuButton } from './place-menu-button.tsx'
import { usePlaceName } from './place-name.ts'
import { usePlace } from './use-place.ts'

/** The name of a place, its options, and the actions on a list or label. */
export function PlaceHeader({ screen }: { readonly screen: Screen }) {
  const today = useToday()
  const name = usePlaceName(screen) ?? ''
  const { list, label } = usePlace(screen === 'search' ? 'today' : screen)
  return (
    <>
      <title>{`${name} · Taskwire`}</title>
      <header className="mb-5 flex flex-wrap items-baseline gap-x-3">
        <h1 dir="auto" className="min-w-0 text-2xl font-semibold tracking-tight wrap-anywhere">
          {list && <ColorDot color={list.color} className="me-3 inline-block size-3! align-middle" />}
          {label && (
            <Tag
              size={22}
              strokeWidth={1.75}
              data-color={label.color ?? undefined}
              className="color-tint me-2 inline-block"
              aria-hidden
            />
          )}
          {name}
        </h1>
        {screen === 'today' && <p className="text-ink-faint">{formatLongDay(today, today)}</p>}
        {isArranged(screen) && (
          <span className="ms-auto -me-2 flex flex-none self-center">
            <ViewOptionsButton key={screen} view={screen} />
            {(list ?? label) !== undefined && (
              <PlaceMenuButton key={`menu ${screen}`} list={list} tag={label} />
            )}
          </span>
        )}
      </header>
    </>
  )
}
