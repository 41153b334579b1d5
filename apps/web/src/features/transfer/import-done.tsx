import { CircleCheck, Download } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { transferTexts } from '../../shared/texts/transfer.ts'
import { Button } from '../../shared/ui/button.tsx'
import type { FoundTasks } from './transfer-jobs.ts'
import { reportText } from './report-text.ts'
import { saveFile } from './save-file.ts'
import { SkippedList } from './skipped-list.tsx'

interface ImportDoneProps {
  readonly name: string
  readonly found: FoundTasks
  readonly isStored: boolean
  readonly onAnother: () => void
  readonly onShowTasks: () => void
}

/** What an import added, what it left out and why. */
export function ImportDone({ name, found, isStored, onAnother, onShowTasks }: ImportDoneProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { import: texts } = transferTexts()
  const { tasks, skipped } = found
  const report = () => saveFile(`${name}.txt`, reportText(name, tasks.length, found), 'text/plain')
  return (
    <div className="mt-4">
      <h3 ref={heading} tabIndex={-1} className="flex items-center gap-2 font-semibold outline-none">
        <CircleCheck size={20} strokeWidth={1.75} className="flex-none text-accent" aria-hidden />
        {texts.added({ count: tasks.length })}
      </h3>
      <p className="mt-1 text-ink-soft">{texts.undoHint}</p>
      {!isStored && <p className="mt-2 text-warn">{texts.unstored}</p>}
      {skipped.length > 0 && <SkippedList title={texts.left({ count: skipped.length })} skipped={skipped} />}
      <div className="mt-5 flex flex-wrap gap-2">
        <Button look="solid" onClick={onShowTasks}>
          {texts.show}
        </Button>
        <Button onClick={report}>
          <Download size={16} strokeWidth={1.75} aria-hidden />
          {texts.report}
        </Button>
        <Button look="quiet" onClick={onAnother}>
          {texts.another}
        </Button>
      </div>
    </div>
  )
}
