import type { QuickAddToken } from '@taskwire/domain/quick-add'
import { nameKey } from '@taskwire/domain'
import { Calendar, Flag, Hash, Repeat, Tag, X } from 'lucide-react'
import { useEffect } from 'react'
import { useAnnounce } from '../../../shared/announcer/announcer.tsx'
import { formatDueWithin } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { quickAddTexts } from '../../../shared/texts/quick-add.ts'
import type { LineReading } from './read-line.ts'

interface ReadingPreviewProps {
  readonly reading: LineReading
  /** The user pressed Enter on a line without a title. */
  readonly isTitleMissing: boolean
  /** Keeps the token's words in the title instead of parsing them. */
  readonly onKeep: (token: QuickAddToken) => void
}

const AFTER_TYPING_MS = 900

/** Shows the tokens found in a line. The user can turn each off before adding the task. */
export function ReadingPreview({ reading, isTitleMissing, onKeep }: ReadingPreviewProps) {
  const today = useToday()
  const announce = useAnnounce()
  const { title, due_date, priority, list = '', labels = [], tokens, isRepeating } = reading
  const texts = quickAddTexts()
  const read =
    tokens.length === 0 || title === ''
      ? ''
      : texts.preview({
          title,
          hasDue: due_date ? 'yes' : 'no',
          due: due_date ? formatDueWithin(due_date, today) : '',
          priority: priority ?? 'none',
          hasList: list === '' ? 'no' : 'yes',
          list,
          count: labels.length,
          labels: labels.join(', '),
        })
  const preview = isRepeating ? texts.repeats : read
  useEffect(() => {
    if (preview === '') return
    // Announce after a pause in typing, not on every key press.
    const timer = setTimeout(() => announce(preview), AFTER_TYPING_MS)
    return () => clearTimeout(timer)
  }, [preview, announce])
  if (tokens.length === 0 && !isRepeating && !isTitleMissing) return null
  return (
    <div className="flex basis-full flex-wrap items-center gap-x-2 gap-y-1.5 px-2.5 pb-2 text-sm">
      {tokens.map((token) => (
        <Chip
          key={`${token.kind} ${token.text}`}
          token={token}
          isNew={token.kind === 'label' && isNewLabel(token, reading)}
          onPress={() => onKeep(token)}
        />
      ))}
      {isTitleMissing ? (
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

const icons = { due: Calendar, repeat: Repeat, priority: Flag, list: Hash, label: Tag } as const

function isNewLabel({ text }: QuickAddToken, { newLabels }: LineReading): boolean {
  return newLabels.some((name) => nameKey(`@${name}`) === nameKey(text))
}

interface ChipProps {
  readonly token: QuickAddToken
  /** The label is created with the task. */
  readonly isNew: boolean
  readonly onPress: () => void
}

function Chip({ token: { kind, text }, isNew, onPress }: ChipProps) {
  const Icon = icons[kind]
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
        {kind === 'list' || kind === 'label' ? text.slice(1) : text}
      </span>
      {isNew && <span className="flex-none text-ink-soft">{quickAddTexts().isNew}</span>}
      <X size={14} strokeWidth={1.75} className="flex-none text-ink-faint" aria-hidden />
    </button>
  )
}
