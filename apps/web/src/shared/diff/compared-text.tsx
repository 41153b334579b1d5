import { useMemo } from 'react'
import { editingTexts } from '../texts/editing.ts'
import { wordDifference } from './word-difference.ts'

interface ComparedTextProps {
  readonly label: string
  readonly text: string | null | undefined
  /** The other version. Words that it lacks are marked. */
  readonly other: string | null | undefined
}

/** One version of a text with a caption. Each word that the other version lacks is marked. */
export function ComparedText({ label, text, other }: ComparedTextProps) {
  const parts = useMemo(() => wordDifference(text ?? '', other ?? ''), [text, other])
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-sm text-ink-soft">{label}</figcaption>
      <blockquote
        dir="auto"
        className="max-h-48 overflow-y-auto border-s-2 border-line-control ps-3 text-base wrap-anywhere whitespace-pre-wrap"
      >
        {text ? (
          parts.map(({ start, text: part, isChanged }) =>
            isChanged ? (
              <mark key={start} className="changed">
                {part}
              </mark>
            ) : (
              part
            ),
          )
        ) : (
          <em className="text-ink-soft">{editingTexts().conflict.empty}</em>
        )}
      </blockquote>
    </figure>
  )
}
