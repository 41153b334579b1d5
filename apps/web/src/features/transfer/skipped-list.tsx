import { reasonText, transferTexts } from '../../shared/texts/transfer.ts'
import type { FoundTasks } from './transfer-jobs.ts'

interface SkippedListProps {
  readonly title: string
  readonly skipped: FoundTasks['skipped']
  /** The full count, if `skipped` lists fewer. */
  readonly count?: number
}

const SHOWN = 20

/** Lists the skipped entries of a file with their reasons. */
export function SkippedList({ title, skipped, count = skipped.length }: SkippedListProps) {
  const { import: texts } = transferTexts()
  return (
    <details className="mt-4 rounded-lg bg-warn-wash px-4 py-2.5">
      <summary className="cursor-pointer font-medium">{title}</summary>
      <ul className="mt-2 space-y-1.5 text-sm">
        {skipped.slice(0, SHOWN).map((entry) => (
          <li key={entry.line} className="wrap-anywhere">
            <span className="text-ink-soft tabular-nums">{texts.line({ line: entry.line })}:</span>{' '}
            {reasonText(entry.reason)}
            <span className="text-ink-soft">
              {' '}
              – <bdi>{entry.text || texts.nameless}</bdi>
            </span>
          </li>
        ))}
      </ul>
      {count > SHOWN && (
        <p className="mt-2 text-sm text-ink-soft">{texts.moreSkipped({ count: count - SHOWN })}</p>
      )}
    </details>
  )
}
