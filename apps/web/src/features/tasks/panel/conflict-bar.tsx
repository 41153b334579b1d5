import { GitCompare } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useAnnounce } from '../../../shared/announcer/announcer.tsx'
import { formatMoment } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { syncCentreTexts } from '../../../shared/texts/sync-centre.ts'
import { Button } from '../../../shared/ui/button.tsx'

interface ConflictBarProps {
  /** The field's label. */
  readonly field: string
  /** The other device's text. */
  readonly other: string
  /** When the other device changed the text. */
  readonly at: string
  readonly onMine: () => void
  readonly onTheirs: () => void
}

/** Shown below a field that another device changed too. The user compares both texts and keeps one. */
export function ConflictBar({ field, other, at, onMine, onTheirs }: ConflictBarProps) {
  const [isCompared, setCompared] = useState(false)
  const [nameId, otherId] = [useId(), useId()]
  const today = useToday()
  const announce = useAnnounce()
  const texts = editingTexts().conflict
  const name = texts.name({ field, moment: formatMoment(at, today) })
  useEffect(() => announce(name), [announce, name])
  return (
    <div
      role="group"
      aria-labelledby={nameId}
      data-conflict
      className="mt-1.5 rounded-md bg-warn-wash px-3 py-2 text-sm"
    >
      <p id={nameId} className="flex gap-2">
        <GitCompare size={16} strokeWidth={1.75} className="mt-0.5 flex-none text-warn" aria-hidden />
        {name}
      </p>
      {isCompared && (
        <figure id={otherId} className="my-2">
          <figcaption className="text-ink-soft">{texts.other}</figcaption>
          <blockquote
            dir="auto"
            className="max-h-48 overflow-y-auto border-s-2 border-line-control ps-3 text-base wrap-anywhere whitespace-pre-wrap"
          >
            {other || <em className="text-ink-soft">{syncCentreTexts().empty}</em>}
          </blockquote>
        </figure>
      )}
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        <Button
          variant="quiet"
          className="-ms-2 px-2!"
          aria-expanded={isCompared}
          aria-controls={isCompared ? otherId : undefined}
          onClick={() => setCompared(!isCompared)}
        >
          {texts.compare}
        </Button>
        <span className="ms-auto self-center text-ink-soft max-sm:sr-only">{texts.keep}</span>
        <Button className="px-3! max-sm:ms-auto" onClick={onMine}>
          {texts.keepMine}
        </Button>
        <Button className="px-3!" onClick={onTheirs}>
          {texts.keepTheirs}
        </Button>
      </div>
    </div>
  )
}
