import { memo, type MouseEvent } from 'react'
import type { Task } from '../data/task.ts'

interface TaskTitleProps {
  readonly task: Task
  readonly href: string
  readonly isOpen: boolean
  readonly onOpen: (task: Task) => void
}

/**
 * A task's title as a link that opens the task. A plain anchor, because the router's `Link` recomputes its URL for every row on every
 * navigation, which cost more than the rest of the row.
 */
export const TaskTitle = memo(function TaskTitle({ task, href, isOpen, onOpen }: TaskTitleProps) {
  const onClick = (event: MouseEvent) => {
    // Leave Alt+click to the browser. Clicks with other modifiers select and never arrive here.
    if (event.altKey) return
    event.preventDefault()
    onOpen(task)
  }
  return (
    <a
      dir="auto"
      href={href}
      // A drag moves the row, not the address.
      draggable={false}
      onClick={onClick}
      tabIndex={-1}
      aria-current={isOpen || undefined}
      className={`${titleClass(task)} outline-none after:absolute after:inset-0`}
    >
      {task.title}
    </a>
  )
})

export function titleClass({ completed }: Task): string {
  return `line-clamp-2 min-w-0 grow wrap-anywhere ${completed ? 'text-ink-faint line-through' : ''}`
}
