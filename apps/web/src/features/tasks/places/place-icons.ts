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
import { labelIdOf, listIdOf, type Screen, type View } from '../task-search.ts'

const viewIcons: Record<View | 'search', LucideIcon> = {
  inbox: Inbox,
  today: Sun,
  upcoming: CalendarDays,
  all: Layers,
  completed: CircleCheck,
  trash: Trash2,
  search: Search,
}

export function iconOf(screen: Screen): LucideIcon {
  if (listIdOf(screen) !== undefined) return List
  return labelIdOf(screen) === undefined ? viewIcons[screen as View | 'search'] : Tag
}
