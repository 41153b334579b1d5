import { Link, useLocation } from '@tanstack/react-router'
import { List, type LucideIcon } from 'lucide-react'
import { t } from '../../../shared/texts/texts.ts'
import { placeSearch, type Place } from '../task-search.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { placeIcons } from './place-icons.ts'

const tabs = ['today', 'upcoming'] as const

/** The tabs of a phone. Every other place is below the last one. */
export function PlaceTabs() {
  const path = useLocation({ select: ({ pathname }) => pathname })
  const { screen } = useTaskSearch()
  const isCurrent = (place: Place) => path === '/' && screen === place
  const isInLists = path === '/' && screen !== 'search' && !tabs.some(isCurrent)
  return (
    <ul className="flex">
      {tabs.map((view) => (
        <li key={view} className="min-w-0 flex-1">
          <Link
            to="/"
            search={placeSearch(view)}
            activeOptions={{ exact: true, includeSearch: true }}
            aria-current={isCurrent(view) ? 'page' : undefined}
            className={tabClass(isCurrent(view))}
          >
            <TabContent icon={placeIcons[view]} name={t().tasks.views[view]} isCurrent={isCurrent(view)} />
          </Link>
        </li>
      ))}
      <li className="min-w-0 flex-1">
        <Link
          to="/lists"
          aria-current={path === '/lists' ? 'page' : isInLists ? 'true' : undefined}
          className={tabClass(isInLists || path === '/lists')}
        >
          <TabContent icon={List} name={t().tasks.places.lists} isCurrent={isInLists || path === '/lists'} />
        </Link>
      </li>
    </ul>
  )
}

function tabClass(isCurrent: boolean): string {
  return `flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-md text-xs ${isCurrent ? 'font-semibold text-ink' : 'text-ink-soft'}`
}

interface TabContentProps {
  readonly icon: LucideIcon
  readonly name: string
  readonly isCurrent: boolean
}

function TabContent({ icon: Icon, name, isCurrent }: TabContentProps) {
  return (
    <>
      <Icon
        size={18}
        strokeWidth={isCurrent ? 2.25 : 1.75}
        className={isCurrent ? 'text-accent' : ''}
        aria-hidden
      />
      <span className="max-w-full truncate">{name}</span>
    </>
  )
}
