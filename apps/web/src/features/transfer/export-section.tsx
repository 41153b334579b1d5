import { FileBraces, Sheet, TriangleAlert } from 'lucide-react'
import { useReplicaValue } from '../../shared/replica/replica-context.ts'
import { transferTexts } from '../../shared/texts/transfer.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useExport } from './use-export.ts'

/** Exports the tasks of this device to a file. */
export function ExportSection() {
  const count = useReplicaValue(({ tasks }) => tasks.length)
  const isComplete = useReplicaValue(({ isComplete }) => isComplete)
  const { hasFailed, write } = useExport()
  const texts = transferTexts().export
  return (
    <section aria-labelledby="export" className="mt-10">
      <h2 id="export" tabIndex={-1} className="text-lg font-semibold outline-none">
        {texts.title}
      </h2>
      <p className="mt-1 text-ink-soft">{count === 0 ? texts.none : texts.text({ count })}</p>
      {!isComplete && (
        <p className="mt-2 flex gap-2 text-warn">
          <TriangleAlert size={18} strokeWidth={1.75} className="mt-0.5 flex-none" aria-hidden />
          {texts.partial}
        </p>
      )}
      <div hidden={count === 0} className="mt-4 flex flex-wrap gap-x-6 gap-y-3 [[hidden]]:hidden">
        <div>
          <Button onClick={() => void write('csv')}>
            <Sheet size={16} strokeWidth={1.75} aria-hidden />
            {texts.csv}
          </Button>
          <p className="mt-1 text-sm text-ink-faint">{texts.csvHint}</p>
        </div>
        <div>
          <Button onClick={() => void write('json')}>
            <FileBraces size={16} strokeWidth={1.75} aria-hidden />
            {texts.json}
          </Button>
          <p className="mt-1 text-sm text-ink-faint">{texts.jsonHint}</p>
        </div>
      </div>
      {hasFailed && (
        <p role="alert" className="mt-3 text-danger">
          {texts.failed}
        </p>
      )}
    </section>
  )
}
