import { TriangleAlert } from 'lucide-react'
import { Button } from '../../../shared/ui/button.tsx'
import { useTroubleActions, type Trouble } from '../data/use-failed-changes.ts'
import { taskTexts } from '../texts.ts'

/** What is typed here is not stored: said where it was typed. */
export function SaveTrouble({ trouble }: { readonly trouble: Trouble }) {
  const { retry, discard } = useTroubleActions()
  return (
    <div className="rounded-md bg-danger-wash p-3">
      <p className="flex gap-2">
        <TriangleAlert size={18} strokeWidth={1.75} className="mt-0.5 flex-none text-danger" aria-hidden />
        <span>
          <strong className="font-semibold">{taskTexts.panel.notSaved}.</strong> {trouble.failure.message}.
        </span>
      </p>
      <div className="mt-2 flex gap-2">
        <Button onClick={() => retry(trouble)}>{taskTexts.trouble.retry}</Button>
        <Button look="quiet" onClick={() => discard(trouble)}>
          {taskTexts.trouble.discard}
        </Button>
      </div>
    </div>
  )
}
