import type { Texts } from '@taskwire/client/replica'

/** Both versions one after the other, theirs first; where one is part of the other, the longer one has both. The result may be too long to be saved. */
export function mergeTexts(mine: Texts, theirs: Texts): Texts {
  return {
    ...(mine.title !== undefined && { title: join(theirs.title, mine.title, ' / ') }),
    ...(mine.description !== undefined && {
      description: join(theirs.description, mine.description, '\n\n') || null,
    }),
  }
}

function join(one: string | null | undefined, other: string | null | undefined, between: string): string {
  const [first, second] = [one ?? '', other ?? '']
  if (first.includes(second)) return first
  return second.includes(first) ? second : first + between + second
}
