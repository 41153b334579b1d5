import { diffArrays } from 'diff'

/** A part of a text. `isChanged` parts are missing in the other text. */
export interface TextPart {
  /** The number of words before the part. */
  readonly start: number
  readonly text: string
  readonly isChanged: boolean
}

/** Texts with more different words share too little for marks to help, and would take seconds to compare. */
const MAX_CHANGES = 1_500

/** Compares two texts word by word and returns the parts of the first. The parts, joined, are the first text. */
export function wordDifference(text: string, other: string): readonly TextPart[] {
  const words = wordsOf(text)
  const changes = diffArrays(wordsOf(other), words, {
    // Line breaks and spaces belong to the word before them, but make no other word of it.
    comparator: (one, two) => one.trimEnd() === two.trimEnd(),
    maxEditLength: MAX_CHANGES,
  })
  if (changes === undefined) return [{ start: 0, text, isChanged: true }]
  let next = 0
  return changes
    .filter(({ removed }) => !removed)
    .map(({ added, count }) => {
      const start = next
      next += count
      return { start, text: words.slice(start, next).join(''), isChanged: added }
    })
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** Splits a text into words and signs, each with the space that follows. Knows the words of languages without spaces. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  for (const { segment } of segmenter.segment(text)) {
    const last = words.at(-1)
    if (last !== undefined && segment.trim() === '') words[words.length - 1] = last + segment
    else words.push(segment)
  }
  return words
}
