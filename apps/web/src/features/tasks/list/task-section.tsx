import { useId } from 'react'
import type { Day } from '../../../shared/dates/day.ts'
import type { Task } from '../data/task-change.ts'
import { sectionTitle } from './section-title.ts'
import type { Section } from './select-view.ts'
import { TaskRow } from './task-row.tsx'

interface TaskSectionProps {
  readonly section: Section
  readonly today: Day
  readonly openId: string | undefined
  readonly pendingIds: ReadonlySet<string>
  /** A view with one section needs no heading to be seen. */
  readonly hidesTitle: boolean
  /** The heading, or the view, says the due day already. */
  readonly hidesDay: boolean
  readonly onComplete: (task: Task, completed: boolean, row: HTMLElement | null) => void
}

export function TaskSection(props: TaskSectionProps) {
  const { section, today, openId, pendingIds, hidesTitle, hidesDay, onComplete } = props
  const titleId = useId()
  const { title, aside } = sectionTitle(section, today)
  return (
    <section aria-labelledby={titleId} className="mt-7 first:mt-6">
      <h2
        id={titleId}
        className={
          hidesTitle
            ? 'sr-only'
            : 'mb-1 flex items-baseline gap-2 border-b border-line pb-1.5 text-sm font-semibold'
        }
      >
        {title}
        {aside && <span className="font-normal text-ink-faint">{aside}</span>}
      </h2>
      <ul>
        {section.tasks.map((task) => (
          <TaskRow
            key={task.id}
            task={task}
            today={today}
            isOpen={task.id === openId}
            isPending={pendingIds.has(task.id)}
            hidesDay={hidesDay}
            onComplete={onComplete}
          />
        ))}
      </ul>
    </section>
  )
}
