import { ArrowUpRight } from 'lucide-react'
import type { MarkedToken, Tokens } from 'marked'
import { createElement, Fragment, type ReactNode } from 'react'
import { editingTexts } from '../../../../shared/texts/editing.ts'
import { linkTarget } from './link-target.ts'

interface InlineProps {
  readonly tokens: readonly Tokens.Generic[]
  /** The check box of the list item that the tokens belong to. */
  readonly box?: ReactNode
}

/** Renders the inner tokens of a block. Tags in notes are shown as text. */
export function Inline({ tokens, box }: InlineProps) {
  // The order of tokens is their only identity, as it is of static children.
  return createElement(Fragment, null, ...tokens.map((token) => renderInline(token as MarkedToken, box)))
}

function renderInline(token: MarkedToken, box: ReactNode): ReactNode {
  switch (token.type) {
    case 'strong':
      return (
        <strong>
          <Inline tokens={token.tokens} />
        </strong>
      )
    case 'em':
      return (
        <em>
          <Inline tokens={token.tokens} />
        </em>
      )
    case 'del':
      return (
        <del>
          <Inline tokens={token.tokens} />
        </del>
      )
    case 'codespan':
      return <code>{token.text}</code>
    case 'br':
      return <br />
    case 'escape':
      return token.text
    case 'checkbox':
      return box
    case 'link':
      return (
        <NotesLink href={token.href} raw={token.raw}>
          <Inline tokens={token.tokens} />
        </NotesLink>
      )
    // A picture is a link: loading it would tell its server when the notes are read, and the content policy forbids it.
    case 'image':
      return (
        <NotesLink href={token.href} raw={token.raw}>
          {token.text || token.href}
        </NotesLink>
      )
    case 'text':
      return token.tokens ? <Inline tokens={token.tokens} box={box} /> : token.text
    default:
      return token.raw
  }
}

interface NotesLinkProps {
  readonly href: string
  /** The source text, shown when the address can't be opened. */
  readonly raw: string
  readonly children: ReactNode
}

function NotesLink({ href, raw, children }: NotesLinkProps) {
  const target = linkTarget(href)
  if (target === undefined) return raw
  return (
    <a href={target} title={target} target="_blank" rel="noopener noreferrer">
      {children}
      <ArrowUpRight size={14} className="inline align-text-top" aria-hidden />
      <span className="sr-only"> {editingTexts().notes.newTab}</span>
    </a>
  )
}
