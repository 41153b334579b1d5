import { listPartTexts } from '../../../shared/texts/list-parts.ts'
import type { Screen } from '../task-search.ts'
import { viewIcons } from '../view-icons.ts'
import { Welcome } from './welcome.tsx'

interface EmptyViewProps {
  readonly screen: Screen | 'begin'
  /** The account has no tasks yet. */
  readonly isNew: boolean
}

/** Screens with quick add, where an empty account sees the welcome. */
const addable: ReadonlySet<Screen | 'begin'> = new Set(['today', 'upcoming', 'all'])

/** Shown for a view without tasks. `begin` is a search without a query yet, which must not say "nothing found". */
export function EmptyView({ screen, isNew }: EmptyViewProps) {
  if (isNew && addable.has(screen)) return <Welcome />
  const Icon = viewIcons[screen === 'begin' ? 'search' : screen]
  const { title, text } = listPartTexts().empty[screen]
  return (
    <div className="animate-appear flex flex-col items-center px-4 py-20 text-center">
      <Icon size={36} strokeWidth={1.25} className="mb-4 text-accent" aria-hidden />
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1 max-w-xs text-ink-soft">{text}</p>
    </div>
  )
}
