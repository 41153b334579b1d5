import type { Texts } from '@taskwire/client/replica'

/** Both versions one after the other, theirs first; where one is part of the other, the longer one has both. The result may be too long to be saved. */
export function bothTexts(mine: Texts, theirs: Texts): Texts {
  return {
    ...(mine.title !== undefined && { title: joined(theirs.title, mine.title, ' / ') }),
    ...(mine.description !== undefined && {
      description: joined(theirs.description, mine.description, '\n\n') || null,
    }),
  }
}

function joined(one: string | null | undefined, other: string | null | undefined, between: string): string {
  const [first, second] = [one ?? '', other ?? '']
  if (first.includes(second)) return first
  return second.includes(first) ? second : first + between + second
}
