import { Link } from '@tanstack/react-router'
import { useToday } from '../../shared/dates/use-today.ts'
import { useTasks } from './data/use-tasks.ts'
import { viewIcons } from './list/empty-view.tsx'
import { countView } from './list/select-view.ts'
import { defaultView, views } from './task-search.ts'
import { taskTexts } from './texts.ts'
import { useTaskSearch } from './use-task-search.ts'

/** The views: a column beside the list, a bar below it on a narrow screen. */
export function ViewNav() {
  const { view: current } = useTaskSearch()
  const { tasks = [] } = useTasks()
  const today = useToday()
  return (
    <nav aria-label={taskTexts.viewsLabel}>
      <ul className="flex md:flex-col md:gap-0.5">
        {views.map((view) => {
          const Icon = viewIcons[view]
          const count = view === 'completed' ? 0 : countView(tasks, view, today)
          return (
            <li key={view} className="flex-1">
              <Link
                to="/"
                search={view === defaultView ? {} : { view }}
                activeOptions={{ exact: true, includeSearch: true }}
                aria-current={view === current ? 'page' : undefined}
                className={`flex min-h-14 flex-col items-center justify-center gap-0.5 rounded-md text-xs transition-colors md:min-h-9 md:flex-row md:justify-start md:gap-2.5 md:px-2.5 md:text-base md:hover:bg-hover md:hover:text-ink ${view === current ? 'font-semibold text-ink md:bg-selected' : 'text-ink-soft'}`}
              >
                <Icon
                  size={18}
                  strokeWidth={view === current ? 2.25 : 1.75}
                  className={view === current ? 'text-accent' : ''}
                  aria-hidden
                />
                <span className="md:hidden">{taskTexts.tabs[view]}</span>
                <span className="hidden grow md:block">{taskTexts.views[view]}</span>
                {count > 0 && (
                  <span className="hidden text-sm font-normal text-ink-faint tabular-nums md:block">
                    <span aria-hidden>{count}</span>
                    <span className="sr-only">, {taskTexts.countOf(count)}</span>
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
