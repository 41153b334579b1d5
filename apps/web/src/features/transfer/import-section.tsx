import { transferTexts } from '../../shared/texts/transfer.ts'
import { FileDrop } from './file-drop.tsx'
import { ImportResult } from './import-result.tsx'
import { ImportPreview } from './import-preview.tsx'
import { UnmappedTable } from './column-chooser.tsx'
import type { AddedTask } from './send-tasks.ts'
import { useImport } from './use-import.ts'

interface ImportSectionProps {
  readonly onAdded: (tasks: readonly AddedTask[]) => void
  readonly onShowTasks: () => void
}

/** Imports tasks from a file, with a preview before they are added. */
export function ImportSection({ onAdded, onShowTasks }: ImportSectionProps) {
  const { state, read, readAgain, confirm, begin } = useImport(onAdded)
  const texts = transferTexts().import
  const drop = <FileDrop onFiles={(files) => void read(files)} />
  const body = () => {
    switch (state.step) {
      case 'idle':
        return drop
      case 'reading':
        return <p className="animate-after-pause mt-4 text-ink-soft">{texts.reading({ name: state.name })}</p>
      case 'refused':
        return (
          <>
            <div role="alert" className="mt-4 rounded-lg bg-danger-wash px-4 py-3">
              <p className="font-medium wrap-anywhere text-danger">{texts.refused({ name: state.name })}</p>
              <p className="mt-0.5">{state.why}</p>
            </div>
            {drop}
          </>
        )
      case 'found':
        return (
          <ImportPreview
            name={state.name}
            found={state.found}
            chosen={state.job.columns}
            onOrder={(dateOrder) => void readAgain({ dateOrder })}
            onColumns={(columns) => void readAgain({ columns })}
            onAdd={() => void confirm(state.name, state.found)}
            onCancel={begin}
          />
        )
      case 'unmapped':
        return (
          <UnmappedTable
            name={state.name}
            table={state.table}
            chosen={state.job.columns}
            onColumns={(columns) => void readAgain({ columns })}
            onCancel={begin}
          />
        )
      case 'adding':
        return <Progress count={state.count} all={state.all} />
      case 'done':
        return <ImportResult {...state} onAnother={begin} onShowTasks={onShowTasks} />
    }
  }
  return (
    <section aria-labelledby="import">
      <h2 id="import" tabIndex={-1} className="text-lg font-semibold outline-none">
        {texts.title}
      </h2>
      {(state.step === 'idle' || state.step === 'refused') && (
        <p className="mt-1 text-ink-soft">{texts.text}</p>
      )}
      {body()}
    </section>
  )
}

function Progress({ count, all }: { readonly count: number; readonly all: number }) {
  const texts = transferTexts().import
  return (
    <div className="mt-4">
      <label className="block">
        <span className="flex justify-between gap-4">
          {texts.adding}
          <span className="text-ink-soft tabular-nums">{texts.progress({ count, all })}</span>
        </span>
        <progress value={count} max={all} className="progress mt-2" />
      </label>
      <p className="mt-1 text-sm text-ink-soft">{texts.stay}</p>
    </div>
  )
}
