import { ChevronDown } from 'lucide-react'
import type { Day } from '../../../shared/dates/day.ts'
import { RescheduleButton } from './reschedule-button.tsx'
import { sectionTitle } from './section-title.ts'
import type { Section } from './select-view.ts'

interface SectionRowProps {
  readonly section: Section
  readonly index: number
  readonly today: Day
  readonly isFolded: boolean
  readonly onFold: (keys: readonly string[], isFolded: boolean) => void
}

/** The heading of a section, as a row of the grid. */
export function SectionRow({ section, index, today, isFolded, onFold }: SectionRowProps) {
  const { title, aside } = sectionTitle(section, today)
  return (
    <div role="row" aria-rowindex={index + 1} className="px-2 pt-6 pb-1">
      <div role="gridcell" className="flex items-center justify-between gap-2 border-b border-line pb-1.5">
        <h2 className="min-w-0 text-sm font-semibold">
          <button
            type="button"
            aria-expanded={!isFolded}
            onClick={() => onFold([section.key], !isFolded)}
            className="-ms-1 flex min-w-0 items-baseline gap-2 rounded-sm px-1 text-start hover:bg-hover"
          >
            <ChevronDown
              size={14}
              aria-hidden
              className={`flex-none self-center ${isFolded ? '-rotate-90 rtl:rotate-90' : ''}`}
            />
            {title}
            {aside && <span className="font-normal text-ink-faint">{aside}</span>}
            <span className="font-normal text-ink-faint tabular-nums">{section.tasks.length}</span>
          </button>
        </h2>
        {section.key === 'overdue' && <RescheduleButton tasks={section.tasks} />}
      </div>
    </div>
  )
}
