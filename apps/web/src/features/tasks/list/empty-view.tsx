import { t } from '../../../shared/texts/texts.ts'
import type { Screen } from '../task-search.ts'
import { viewIcons } from '../view-icons.ts'

/** A search that has only begun is not one that found nothing. */
export function EmptyView({ screen }: { readonly screen: Screen | 'begin' }) {
  const Icon = viewIcons[screen === 'begin' ? 'search' : screen]
  const { title, text } = t().tasks.empty[screen]
  return (
    <div className="animate-appear flex flex-col items-center px-4 py-20 text-center">
      <Icon size={36} strokeWidth={1.25} className="mb-4 text-accent" aria-hidden />
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1 max-w-xs text-ink-soft">{text}</p>
    </div>
  )
}
