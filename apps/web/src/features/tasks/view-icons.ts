import { CalendarDays, CircleCheck, Inbox, Search, Sun, Trash2, type LucideIcon } from 'lucide-react'
import type { Screen } from './task-search.ts'

export const viewIcons: Record<Screen, LucideIcon> = {
  today: Sun,
  upcoming: CalendarDays,
  all: Inbox,
  completed: CircleCheck,
  trash: Trash2,
  search: Search,
}
