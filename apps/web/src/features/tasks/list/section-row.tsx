import type { Day } from '../../../shared/dates/day.ts'
import { RescheduleButton } from './reschedule-button.tsx'
import { sectionTitle } from './section-title.ts'
import type { Section } from './select-view.ts'

interface SectionRowProps {
  readonly section: Section
  readonly index: number
  readonly today: Day
}

/** The heading of a section, as a row of the grid. */
export function SectionRow({ section, index, today }: SectionRowProps) {
  const { title, aside } = sectionTitle(section, today)
  return (
    <div role="row" aria-rowindex={index + 1} className="px-2 pt-6 pb-1">
      <div role="gridcell" className="flex items-baseline justify-between gap-2 border-b border-line pb-1.5">
        <h2 className="flex items-baseline gap-2 text-sm font-semibold">
          {title}
          {aside && <span className="font-normal text-ink-faint">{aside}</span>}
        </h2>
        {section.key === 'overdue' && <RescheduleButton tasks={section.tasks} />}
      </div>
    </div>
  )
}
