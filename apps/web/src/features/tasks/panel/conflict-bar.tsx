import { GitCompare } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useAnnounce } from '../../../shared/announcer/announcer.tsx'
import { formatMoment } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { ComparedText } from '../../../shared/diff/compared-text.tsx'
import { editingTexts } from '../../../shared/texts/editing.ts'
import { Button } from '../../../shared/ui/button.tsx'

interface ConflictBarProps {
  /** The field's label. */
  readonly field: string
  /** This device's text. */
  readonly mine: string
  /** The other device's text. */
  readonly other: string
  /** When the other device changed the text. */
  readonly at: string
  readonly onMine: () => void
  readonly onTheirs: () => void
}

/** Shown below a field that another device changed too. The user compares both texts and keeps one. */
export function ConflictBar({ field, mine, other, at, onMine, onTheirs }: ConflictBarProps) {
  const [isCompared, setCompared] = useState(false)
  const [nameId, textsId] = [useId(), useId()]
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
      className="mt-1.5 rounded-md bg-warn-wash px-3 pt-0.5 pb-2.5 text-sm"
    >
      <div className="flex items-start gap-2">
        <GitCompare size={16} strokeWidth={1.75} className="mt-2.5 flex-none text-warn" aria-hidden />
        <p id={nameId} className="grow py-2">
          {name}
        </p>
        <Button
          variant="quiet"
          className="-me-2 px-2!"
          aria-expanded={isCompared}
          aria-controls={isCompared ? textsId : undefined}
          onClick={() => setCompared(!isCompared)}
        >
          {texts.compare}
        </Button>
      </div>
      {isCompared && (
        <div id={textsId} className="my-2 space-y-3">
          <ComparedText label={texts.keepMine} text={mine} other={other} />
          <ComparedText label={texts.keepTheirs} text={other} other={mine} />
        </div>
      )}
      <div className="mt-1 flex items-center gap-2">
        <span className="text-ink-soft">{texts.keep}</span>
        <Button className="px-3!" onClick={onMine}>
          {texts.keepMine}
        </Button>
        <Button className="px-3!" onClick={onTheirs}>
          {texts.keepTheirs}
        </Button>
      </div>
    </div>
  )
}
