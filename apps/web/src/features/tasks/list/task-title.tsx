import { memo, type MouseEvent } from 'react'
import type { Task } from '../data/task.ts'

interface TaskTitleProps {
  readonly task: Task
  readonly href: string
  readonly isOpen: boolean
  readonly onOpen: (task: Task) => void
}

/**
 * The name of a task, which opens it. A link of the browser's own: the router's works out its address anew for every row and
 * for every change of the address, which cost more than the rest of the row.
 */
export const TaskTitle = memo(function TaskTitle({ task, href, isOpen, onOpen }: TaskTitleProps) {
  const onClick = (event: MouseEvent) => {
    // With Alt it is the browser's own; with the other keys it selects.
    if (event.altKey) return
    event.preventDefault()
    onOpen(task)
  }
  return (
    <a
      dir="auto"
      href={href}
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
  return `min-w-0 grow wrap-anywhere ${completed ? 'text-ink-faint line-through' : ''}`
}
