import type { FoundTasks } from './transfer-jobs.ts'
import { reasonText, transferTexts } from '../../shared/texts/transfer.ts'

const OPEN = 5

/** Lists what the import guessed or dropped. A long list is collapsed. */
export function WarningList({ warnings }: { readonly warnings: FoundTasks['warnings'] }) {
  const { import: texts } = transferTexts()
  if (warnings.length === 0) return null
  const list = (
    <ul className="mt-2 space-y-1.5 text-sm text-warn">
      {warnings.map((warning) => (
        <li key={JSON.stringify(warning)} className="wrap-anywhere">
          {reasonText(warning)}
        </li>
      ))}
    </ul>
  )
  if (warnings.length <= OPEN) return list
  return (
    <details className="mt-4 rounded-lg bg-warn-wash px-4 py-2.5">
      <summary className="cursor-pointer font-medium">{texts.warnings({ count: warnings.length })}</summary>
      {list}
    </details>
  )
}
