import {
  CalendarDays,
  CircleCheck,
  Inbox,
  Layers,
  List,
  Search,
  Sun,
  Tag,
  Trash2,
  type LucideIcon,
} from 'lucide-react'
import type { kindOfScreen } from '../task-search.ts'

export const placeIcons: Record<ReturnType<typeof kindOfScreen>, LucideIcon> = {
  inbox: Inbox,
  today: Sun,
  upcoming: CalendarDays,
  all: Layers,
  completed: CircleCheck,
  trash: Trash2,
  search: Search,
  list: List,
  label: Tag,
}
