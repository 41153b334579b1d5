import { MAX_TITLE } from '@taskwire/domain'

/** `title`, `text` and `url` are sent by the share target of the manifest, `add` by links and bookmarklets. */
const names = ['title', 'add', 'text', 'url'] as const

/**
 * Returns the text that another app or page shares by the URL, as one line no longer than a title. A long text is cut, and the
 * address of the shared page stays whole. Returns an empty text for `?add` alone, which only opens quick add.
 */
export function readSharedText(search: string): string {
  const params = new URLSearchParams(search)
  const parts = names.map((name) => toLine(params.get(name) ?? '')).filter((part) => part !== '')
  // Apps often repeat the title or the address in the text.
  const unique = parts.filter(
    (part, index) => !parts.some((other, at) => at !== index && repeats(part, other, at < index)),
  )
  const line = unique.join(' ')
  if (line.length <= MAX_TITLE) return line
  const last = /\S+$/.exec(line)?.[0] ?? ''
  const address = URL.canParse(last) && last.length < MAX_TITLE / 2 ? ` ${last}` : ''
  return cutTo(line.slice(0, line.length - address.length), MAX_TITLE - address.length) + address
}

/** Returns the search parameters without the shared text. An empty `add` still opens quick add. */
export function withoutSharedText(search: string): string {
  const params = new URLSearchParams(search)
  for (const name of names) params.delete(name)
  params.set('add', '')
  return `?${params.toString()}`
}

/** Returns the unsaved line of quick add with the shared text. Keeps the line, and doesn't repeat a text that is already in it. */
export function appendSharedText(line: string, text: string): string {
  return line.includes(text) ? line : `${line} ${text}`.trim()
}

function repeats(part: string, other: string, isEarlier: boolean): boolean {
  return other === part ? isEarlier : other.includes(part)
}

function toLine(text: string): string {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
}

/** Cuts between characters, not within a surrogate pair. */
function cutTo(text: string, length: number): string {
  return `${text.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`
}
