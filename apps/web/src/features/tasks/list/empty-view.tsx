import { listPartTexts } from '../../../shared/texts/list-parts.ts'
import { kindOfScreen, type Screen } from '../task-search.ts'
import { placeIcons } from '../places/place-icons.ts'
import { Welcome } from './welcome.tsx'

interface EmptyViewProps {
  readonly screen: Screen | 'begin'
  /** The account has no tasks yet. */
  readonly isNew: boolean
}

/** Screens where an empty account sees the welcome. */
const welcoming: ReadonlySet<Screen | 'begin'> = new Set(['inbox', 'today', 'upcoming', 'all'])

/** Shown for a view without tasks. `begin` is a search without a query yet, which must not say "nothing found". */
export function EmptyView({ screen, isNew }: EmptyViewProps) {
  if (isNew && welcoming.has(screen)) return <Welcome />
  const kind = screen === 'begin' ? screen : kindOfScreen(screen)
  const Icon = placeIcons[kind === 'begin' ? 'search' : kind]
  const { title, text } = listPartTexts().empty[kind]
  return (
    <div className="animate-appear flex flex-col items-center px-4 py-20 text-center">
      <Icon size={36} strokeWidth={1.25} className="mb-4 text-accent" aria-hidden />
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1 max-w-xs text-ink-soft">{text}</p>
    </div>
  )
}
