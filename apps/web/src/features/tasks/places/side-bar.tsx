import { Link, useLocation } from '@tanstack/react-router'
import { Archive, ChevronRight, Plus } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { createStoredValue } from '../../../shared/storage/stored-value.ts'
import { t } from '../../../shared/texts/texts.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { useEditPlace } from '../data/task-context.ts'
import type { Place } from '../task-search.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { PlaceLink } from './place-link.tsx'
import { usePlaceCounts } from './use-place-counts.ts'

/** Whether the labels are unfolded in the side bar of this browser. */
const labelsShown = createStoredValue('taskwire.labels-shown', (json) => json === true)

/** The side bar: views, lists and labels, and the archives below. Lists and labels scroll, the rest stays in sight. */
export function SideBar() {
  const { screen } = useTaskSearch()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const current = path === '/' ? screen : undefined
  const counts = usePlaceCounts()
  const lists = useReplicaValue(({ lists }) => lists)
  const labels = useReplicaValue(({ labels }) => labels)
  const shown = useMemo(() => lists.filter(({ archived_at }) => archived_at === null), [lists])
  const areLabelsShown = labelsShown.use()
  const editPlace = useEditPlace()
  const { places, views } = t().tasks

  const link = (
    place: Place,
    name: string,
    rest: { color?: (typeof lists)[number]['color']; count?: number } = {},
  ) => (
    <li key={place}>
      <PlaceLink
        place={place}
        name={name}
        isCurrent={place === current}
        count={counts.get(place)}
        {...rest}
      />
    </li>
  )
  return (
    <>
      <ul className="space-y-0.5">
        {(['inbox', 'today', 'upcoming'] as const).map((view) => link(view, views[view]))}
      </ul>
      {/* The padding keeps the focus ring inside the scroll area. */}
      <div className="-mx-1 mt-3 min-h-0 grow overflow-y-auto p-1">
        <Heading
          id="side-lists"
          name={places.lists}
          button={
            <IconButton icon={Plus} label={places.addList} onClick={() => editPlace({ kind: 'list' })} />
          }
        />
        <ul aria-labelledby="side-lists" className="space-y-0.5">
          {shown.map(({ id, title, color }) => link(`list:${id}`, title, { color }))}
          {shown.length < lists.length && (
            <li>
              <Link
                to="/lists"
                hash="archived"
                className="flex min-h-9 items-center gap-2.5 rounded-md px-2.5 text-ink-soft hover:bg-hover hover:text-ink"
              >
                <Archive size={18} strokeWidth={1.75} className="flex-none" aria-hidden />
                <span className="grow truncate">{places.archived}</span>
                <span className="text-sm text-ink-faint tabular-nums">{lists.length - shown.length}</span>
              </Link>
            </li>
          )}
        </ul>
        {labels.length > 0 && (
          <>
            <Heading
              id="side-labels"
              name={
                <button
                  type="button"
                  aria-expanded={areLabelsShown}
                  onClick={() => labelsShown.write(!areLabelsShown)}
                  className="flex min-h-9 items-center gap-1 hover:text-ink"
                >
                  {places.labels}
                  <ChevronRight
                    size={14}
                    strokeWidth={2}
                    className={areLabelsShown ? 'rotate-90' : 'rtl:-scale-x-100'}
                    aria-hidden
                  />
                </button>
              }
              button={
                areLabelsShown && (
                  <IconButton
                    icon={Plus}
                    label={places.addLabel}
                    onClick={() => editPlace({ kind: 'label' })}
                  />
                )
              }
            />
            {areLabelsShown && (
              <ul aria-labelledby="side-labels" className="space-y-0.5">
                {labels.map(({ id, name, color }) => link(`label:${id}`, name, { color }))}
              </ul>
            )}
          </>
        )}
      </div>
      <ul className="my-2 border-t border-line pt-2">
        {(['all', 'completed', 'trash'] as const).map((view) => link(view, views[view], { count: 0 }))}
      </ul>
    </>
  )
}

interface HeadingProps {
  readonly id: string
  readonly name: ReactNode
  readonly button: ReactNode
}

function Heading({ id, name, button }: HeadingProps) {
  return (
    <div className="flex min-h-9 items-center justify-between ps-2.5 not-first:mt-3">
      <h2 id={id} className="text-sm font-semibold text-ink-faint">
        {name}
      </h2>
      {button}
    </div>
  )
}
