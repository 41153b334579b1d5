import { Lexer, type MarkedToken, type Tokens } from 'marked'

/** A block of Markdown, and the line of the notes that it begins in. */
export interface Block {
  readonly token: MarkedToken
  readonly line: number
}

/** Deeper lists and quotes stay source text: hostile notes could otherwise exhaust the stack. */
const MAX_DEPTH = 12
const tooDeep = new RegExp(`^(?:[ \\t]*(?:>|[-*+]|\\d{1,9}[.)])[ \\t]*){${MAX_DEPTH + 1}}`, 'm')

/** Parses notes as GitHub Flavored Markdown that keeps line breaks. Undefined when the notes are nested too deeply. */
export function parseNotes(notes: string): readonly Block[] | undefined {
  if (tooDeep.test(notes)) return undefined
  try {
    return withLines(new Lexer({ gfm: true, breaks: true }).lex(notes), 0)
  } catch {
    // A RangeError of nested emphasis or links.
    return undefined
  }
}

/** Adds to each token the line it begins in. The raw texts of sibling tokens, joined, have the lines of their parent. */
export function withLines(tokens: readonly Tokens.Generic[], line: number): readonly Block[] {
  let next = line
  return tokens.map((token) => {
    const block = { token: token as MarkedToken, line: next }
    next += token.raw.split('\n').length - 1
    return block
  })
}

/** The check box of an item: the line it was read from, and whether it is ticked. */
export interface Box {
  readonly line: number
  readonly isTicked: boolean
}

/** Returns the check boxes of notes in their order. */
export function boxesOf(notes: string): readonly Box[] {
  return boxesIn(parseNotes(notes) ?? [])
}

function boxesIn(blocks: readonly Block[]): readonly Box[] {
  return blocks.flatMap(({ token, line }) => {
    if (token.type === 'blockquote') return boxesIn(withLines(token.tokens, line))
    if (token.type !== 'list') return []
    return withLines(token.items, line).flatMap((block) => {
      const item = block.token as Tokens.ListItem
      const own = item.task ? [{ line: block.line, isTicked: item.checked === true }] : []
      return [...own, ...boxesIn(withLines(item.tokens, block.line))]
    })
  })
}
