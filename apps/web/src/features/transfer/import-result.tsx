import { CircleAlert, CircleCheck, Download } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import type { ImportReport } from '../../shared/imports/import-report.ts'
import { transferTexts } from '../../shared/texts/transfer.ts'
import { Button } from '../../shared/ui/button.tsx'
import { reportText } from './report-text.ts'
import { saveFile } from './save-file.ts'
import { SkippedList } from './skipped-list.tsx'

interface ImportResultProps {
  readonly report: ImportReport
  /** Whether the device stored all tasks. Undefined for an import of an earlier page load. */
  readonly isStored?: boolean
  readonly onAnother: () => void
  readonly onShowTasks: () => void
}

/** Shows what an import added and what it skipped and why, right after the import and on later visits. */
export function ImportResult({ report, isStored, onAnother, onShowTasks }: ImportResultProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const today = useToday()
  const { import: texts } = transferTexts()
  const { name, at, added, all, skipped, skippedCount } = report
  const isComplete = added === all
  const Icon = isComplete ? CircleCheck : CircleAlert
  const save = () => saveFile(`${name}.txt`, reportText(report), 'text/plain')
  return (
    <div className="mt-4">
      <h3 ref={heading} tabIndex={-1} className="flex items-center gap-2 font-semibold outline-none">
        <Icon
          size={20}
          strokeWidth={1.75}
          className={`flex-none ${isComplete ? 'text-accent' : 'text-warn'}`}
          aria-hidden
        />
        {texts.added({ count: added })}
      </h3>
      <p className="mt-1 wrap-anywhere text-ink-soft">
        {texts.when({ name, moment: formatMoment(at, today) })}
      </p>
      {!isComplete && <p className="mt-2 text-warn">{texts.interrupted({ count: all - added })}</p>}
      {isStored !== undefined && <p className="mt-1 text-ink-soft">{texts.undoHint}</p>}
      {isStored === false && <p className="mt-2 text-warn">{texts.unstored}</p>}
      {skippedCount > 0 && (
        <SkippedList title={texts.left({ count: skippedCount })} skipped={skipped} count={skippedCount} />
      )}
      <div className="mt-5 flex flex-wrap gap-2">
        <Button variant="solid" onClick={onShowTasks}>
          {texts.show}
        </Button>
        <Button onClick={save}>
          <Download size={16} strokeWidth={1.75} aria-hidden />
          {texts.report}
        </Button>
        <Button variant="quiet" onClick={onAnother}>
          {isStored === undefined ? texts.dismiss : texts.another}
        </Button>
      </div>
    </div>
  )
}
