import type { List } from '@taskwire/client'
import { foldText, nameKey } from '@taskwire/domain'

/** Whether all, some or none of the tasks have a choice. */
export type Share = 'all' | 'some' | 'none'

/** A list or label that a picker offers. */
export interface Choice {
  /** Null stands for the Inbox. */
  readonly id: string | null
  readonly name: string
  readonly color: List['color']
  readonly share: Share
}

/** Returns the choices that contain every word of the query. Those that begin with the query come first. */
export function findChoices<Found extends Pick<Choice, 'name'>>(
  choices: readonly Found[],
  query: string,
): readonly Found[] {
  const text = foldText(query).trim()
  const words = text.split(/\s+/).filter(Boolean)
  const found = choices.filter(({ name }) => {
    const folded = foldText(name)
    return words.every((word) => folded.includes(word))
  })
  const begins = ({ name }: Found) => foldText(name).startsWith(text)
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))]
}

/** Returns whether the query can become a new choice: a name that none of the choices has. */
export function isNewName(choices: readonly Pick<Choice, 'name'>[], query: string): boolean {
  const name = query.trim()
  return name !== '' && choices.every((choice) => nameKey(choice.name) !== nameKey(name))
}

/** Returns the share of `total` tasks that `count` of them are. */
export function shareOf(count: number, total: number): Share {
  if (count === 0) return 'none'
  return count === total ? 'all' : 'some'
}
