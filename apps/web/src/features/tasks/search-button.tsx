import { Search } from 'lucide-react'
import { t } from '../../shared/texts/texts.ts'
import { useTaskSearch } from './use-task-search.ts'

/** Opens the search by mouse or touch. */
export function SearchButton() {
  const { search, screen } = useTaskSearch()
  return (
    <button
      type="button"
      onClick={() => search('')}
      aria-pressed={screen === 'search'}
      className="flex min-h-9 min-w-9 items-center justify-center gap-2.5 rounded-md px-2 text-ink-soft transition-colors hover:bg-hover hover:text-ink md:mb-0.5 md:justify-start md:px-2.5"
    >
      <Search size={18} strokeWidth={1.75} aria-hidden />
      <span className="max-md:sr-only">{t().tasks.views.search}</span>
    </button>
  )
}
