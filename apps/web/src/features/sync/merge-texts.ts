import type { Texts } from '@taskwire/client/replica'

/** Joins both versions, theirs first. If one contains the other, returns the longer one. The result may exceed the length limit. */
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
