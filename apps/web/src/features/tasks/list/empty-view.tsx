import { CalendarDays, CircleCheck, Inbox, Sun, type LucideIcon } from 'lucide-react'
import type { View } from '../task-search.ts'
import { taskTexts } from '../texts.ts'

export const viewIcons: Record<View, LucideIcon> = {
  today: Sun,
  upcoming: CalendarDays,
  all: Inbox,
  completed: CircleCheck,
}

interface EmptyViewProps {
  readonly view: View
  /** The account has no task at all. */
  readonly isNew: boolean
}

export function EmptyView({ view, isNew }: EmptyViewProps) {
  const Icon = viewIcons[view]
  const { title, text } = taskTexts.empty[isNew && view !== 'completed' ? 'welcome' : view]
  return (
    <div className="animate-appear flex flex-col items-center px-4 py-20 text-center">
      <Icon size={36} strokeWidth={1.25} className="mb-4 text-accent" aria-hidden />
      <h2 className="text-lg font-semibold tracking-tight">{title}</h2>
      <p className="mt-1 max-w-xs text-ink-soft">{text}</p>
    </div>
  )
}
