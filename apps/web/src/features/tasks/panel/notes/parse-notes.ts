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
