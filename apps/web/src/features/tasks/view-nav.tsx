import { Link, useLocation } from '@tanstack/react-router'
import { memo, useMemo, useState } from 'react'
import { useCommands } from '../../shared/commands/command-registry.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useVisibleTasks } from './list/use-visible-tasks.ts'
import { t } from '../../shared/texts/texts.ts'
import { createPlaceCounter } from './list/count-places.ts'
import { placeSearch, views, type View } from './task-search.ts'
import { useTaskSearch } from './use-task-search.ts'
import { viewIcons } from './view-icons.ts'

/** Navigation between views: a column beside the list, or a bar at the bottom of a narrow screen. */
export function ViewNav() {
  const { screen, show, search } = useTaskSearch()
  const isList = useLocation({ select: ({ pathname }) => pathname === '/' })
  const tasks = useVisibleTasks()
  const today = useToday()
  useCommands({
    search: () => search(''),
    'go-today': () => show('today'),
    'go-upcoming': () => show('upcoming'),
    'go-all': () => show('all'),
    'go-completed': () => show('completed'),
    'go-trash': () => show('trash'),
  })
  const [count] = useState(createPlaceCounter)
  const counts = useMemo(() => count(tasks, today), [count, tasks, today])
  return (
    <nav aria-label={t().tasks.viewsLabel}>
      <ul className="flex md:flex-col md:gap-0.5">
        {views.map((view) => (
          <ViewLink
            key={view}
            view={view}
            isCurrent={isList && view === screen}
            count={view === 'completed' || view === 'trash' ? 0 : (counts.get(view) ?? 0)}
          />
        ))}
      </ul>
    </nav>
  )
}

interface ViewLinkProps {
  readonly view: View
  readonly isCurrent: boolean
  readonly count: number
}

const ViewLink = memo(function ViewLink({ view, isCurrent, count }: ViewLinkProps) {
  const Icon = viewIcons[view]
  return (
    <li className="min-w-0 flex-auto">
      <Link
        to="/"
        search={placeSearch(view)}
        activeOptions={{ exact: true, includeSearch: true }}
        aria-current={isCurrent ? 'page' : undefined}
        className={`flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-md text-xs transition-colors md:min-h-9 md:flex-row md:justify-start md:gap-2.5 md:px-2.5 md:text-base md:hover:bg-hover md:hover:text-ink ${isCurrent ? 'font-semibold text-ink md:bg-selected' : 'text-ink-soft'}`}
      >
        <Icon
          size={18}
          strokeWidth={isCurrent ? 2.25 : 1.75}
          className={isCurrent ? 'text-accent' : ''}
          aria-hidden
        />
        <span className="max-w-full truncate md:hidden">{t().tasks.tabs[view]}</span>
        <span className="hidden grow md:block">{t().tasks.views[view]}</span>
        {count > 0 && (
          <span className="hidden text-sm font-normal text-ink-faint tabular-nums md:block">
            <span aria-hidden>{count}</span>
            <span className="sr-only">, {t().tasks.countOf({ count })}</span>
          </span>
        )}
      </Link>
    </li>
  )
})
