/** Words that docs/style.md replaces, and what to write instead. */
const replacements: readonly (readonly [pattern: RegExp, instead: string])[] = [
  [/\bwhoever\b/i, 'name the noun: the caller, the reader, the tab'],
  [/\banew\b/i, 'again, or: from scratch'],
  [/\bdoors?\b/i, 'contract, entry point or endpoint'],
  [/\bof its own accord\b/i, 'by itself'],
  [/\bgoes on\b/i, 'continues'],
  [/\bstands already\b/i, 'exists'],
  [/\bwhatever comes\b/i, 'name the noun'],
  [/\bis none\b/i, 'say what is missing'],
]

/** A session's field `door` in code: its name is part of the native contract. */
const wireField = /'door'|\bdoor:|\bas door\b|, door,/g

export interface Finding {
  /** Line number, from 1. */
  readonly line: number
  readonly word: string
  readonly instead: string
}

/** Finds words of the list in a text. */
export function findPlainWordProblems(text: string): Finding[] {
  return text.split('\n').flatMap((line, index) => {
    const prose = line.replaceAll(wireField, '')
    return replacements.flatMap(([pattern, instead]) => {
      const word = pattern.exec(prose)?.[0]
      return word === undefined ? [] : [{ line: index + 1, word, instead }]
    })
  })
}
