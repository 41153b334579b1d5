import type { QuickAdd, QuickAddToken } from '@taskwire/domain/quick-add'
import { Calendar, Flag, X } from 'lucide-react'
import { useEffect } from 'react'
import { useAnnounce } from '../../../shared/announcer/announcer.tsx'
import { formatDueWithin } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { quickAddTexts } from '../../../shared/texts/quick-add.ts'

interface ReadingPreviewProps {
  readonly reading: QuickAdd
  /** Enter was pressed where there is nothing to call a task by. */
  readonly isRefused: boolean
  /** Leaves what was read in the title. */
  readonly onKeep: (token: QuickAddToken) => void
}

const AFTER_TYPING_MS = 900

/** What was read in a line, to be looked at and turned off before it is taken. */
export function ReadingPreview({ reading, isRefused, onKeep }: ReadingPreviewProps) {
  const today = useToday()
  const announce = useAnnounce()
  const { title, due_date, priority, tokens } = reading
  const texts = quickAddTexts()
  const preview =
    tokens.length === 0 || title === ''
      ? ''
      : texts.preview({
          title,
          hasDue: due_date ? 'yes' : 'no',
          due: due_date ? formatDueWithin(due_date, today) : '',
          priority: priority ?? 'none',
        })
  useEffect(() => {
    if (preview === '') return
    // A rest in the typing: not a word at each key.
    const timer = setTimeout(() => announce(preview), AFTER_TYPING_MS)
    return () => clearTimeout(timer)
  }, [preview, announce])
  if (tokens.length === 0 && !isRefused) return null
  return (
    <div className="flex basis-full flex-wrap items-center gap-x-2 gap-y-1.5 px-2.5 pb-2 text-sm">
      {tokens.map((token) => (
        <Chip key={`${token.kind} ${token.text}`} token={token} onPress={() => onKeep(token)} />
      ))}
      {isRefused ? (
        <p role="alert" className="text-danger">
          {texts.nameless}
        </p>
      ) : (
        <p data-preview className="min-w-0 wrap-anywhere text-ink-soft">
          {preview}
        </p>
      )}
    </div>
  )
}

function Chip({ token: { kind, text }, onPress }: { token: QuickAddToken; onPress: () => void }) {
  const Icon = kind === 'due' ? Calendar : Flag
  const label = quickAddTexts().keep({ words: text })
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      onClick={onPress}
      className="inline-flex min-h-7 max-w-full items-center gap-1.5 rounded-full bg-selected ps-2.5 pe-2 text-ink ring-1 ring-line hover:ring-line-control"
    >
      <Icon size={14} strokeWidth={1.75} className="flex-none text-accent" aria-hidden />
      <span dir="auto" className="truncate">
        {text}
      </span>
      <X size={14} strokeWidth={1.75} className="flex-none text-ink-faint" aria-hidden />
    </button>
  )
}
