import { CircleCheck, Tag } from 'lucide-react'
import { KeyCaps } from '../../shared/commands/key-caps.tsx'
import { dueDay, type Day } from '../../shared/dates/day.ts'
import { formatDue } from '../../shared/dates/format-day.ts'
import { t } from '../../shared/texts/texts.ts'
import { ColorDot } from '../../shared/ui/color-dot.tsx'
import type { PaletteItem } from './palette-items.ts'

/** The start of an entry: the colour of a list or label. */
export function PaletteMark({ item }: { readonly item: PaletteItem }) {
  if (item.kind !== 'place') return null
  const { kind, color } = item.place
  if (kind === 'list') return <ColorDot color={color} />
  return (
    <Tag
      size={16}
      strokeWidth={1.75}
      data-color={color ?? undefined}
      className="color-tint -mx-0.5 flex-none"
      aria-hidden
    />
  )
}

/** The end of an entry: the keys of a command, or the date and the done mark of a task. */
export function PaletteDetails({ item, today }: { readonly item: PaletteItem; readonly today: Day }) {
  if (item.kind === 'command') return item.binding === undefined ? null : <KeyCaps binding={item.binding} />
  if (item.kind !== 'task') return null
  const { list } = item
  const { due_date, completed } = item.task
  const isOverdue = !completed && due_date !== null && dueDay(due_date) < today
  return (
    <span className="flex flex-none items-center gap-3 text-sm text-ink-soft">
      {list && (
        <span className="inline-flex items-center gap-1.5">
          <ColorDot color={list.color} />
          <span dir="auto" className="max-w-32 truncate">
            {list.title}
          </span>
        </span>
      )}
      {due_date !== null && (
        <time dateTime={due_date} className={isOverdue ? 'text-danger' : ''}>
          {isOverdue && <span className="sr-only">{t().tasks.list.overdue} </span>}
          {formatDue(due_date, today)}
        </time>
      )}
      {completed && <CircleCheck size={16} strokeWidth={1.75} aria-label={t().tasks.status.completed} />}
    </span>
  )
}
