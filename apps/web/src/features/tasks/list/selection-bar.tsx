import { CircleCheck, RotateCcw, Trash2, X } from 'lucide-react'
import { t } from '../../../shared/texts/texts.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { IconButton } from '../../../shared/ui/icon-button.tsx'

interface SelectionBarProps {
  readonly count: number
  readonly isTrash: boolean
  readonly commands: {
    readonly complete: () => unknown
    readonly delete: () => unknown
    readonly restore: () => unknown
  }
  readonly onClear: () => void
}

/** What can be done to all that is selected, for those who use no keys. */
export function SelectionBar({ count, isTrash, commands, onClear }: SelectionBarProps) {
  const texts = t().tasks.selection
  return (
    <section
      aria-label={texts.label}
      data-selection
      className="animate-settle sticky bottom-[calc(4.25rem+env(safe-area-inset-bottom))] z-20 mt-4 flex w-fit max-w-full flex-wrap items-center gap-1 rounded-lg bg-raised p-1 ps-4 shadow-popup md:bottom-6"
    >
      <p className="pe-3 font-medium tabular-nums">{texts.count({ count })}</p>
      {isTrash ? (
        <Button look="quiet" onClick={commands.restore}>
          <RotateCcw size={16} strokeWidth={1.75} aria-hidden />
          <span className="max-sm:sr-only">{t().tasks.list.restore}</span>
        </Button>
      ) : (
        <>
          <Button look="quiet" onClick={commands.complete}>
            <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
            <span className="max-sm:sr-only">{texts.complete}</span>
          </Button>
          <Button look="quiet" onClick={commands.delete}>
            <Trash2 size={16} strokeWidth={1.75} aria-hidden />
            <span className="max-sm:sr-only">{texts.delete}</span>
          </Button>
        </>
      )}
      <IconButton icon={X} label={texts.clear} onClick={onClear} />
    </section>
  )
}
