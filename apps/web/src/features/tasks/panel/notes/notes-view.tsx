import type { Tokens } from 'marked'
import { createElement, memo, useMemo, type MouseEvent, type ReactNode } from 'react'
import { editingTexts } from '../../../../shared/texts/editing.ts'
import { Inline } from './notes-inline.tsx'
import { parseNotes, withLines, type Block } from './parse-notes.ts'
import { tickItem } from './tick-item.ts'

interface NotesViewProps {
  readonly notes: string
  /** Called with the notes after a check box was pressed. */
  readonly onChange: (notes: string) => void
  /** Called with the line of the text that was pressed. */
  readonly onEdit: (line: number) => void
}

/** Renders notes as Markdown. React creates every element from tokens, so no markup of the notes reaches the page. */
export const NotesView = memo(function NotesView({ notes, onChange, onEdit }: NotesViewProps) {
  const blocks = useMemo(() => parseNotes(notes), [notes])
  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element) || target.closest('a, input')) return
    // Selecting text to copy is no wish to edit.
    if (getSelection()?.isCollapsed === false) return
    onEdit(Number(target.closest('[data-line]')?.getAttribute('data-line') ?? 0))
  }
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- Tab reaches the source text itself
    <div dir="auto" data-notes className="notes in-place min-h-28 cursor-text" onClick={onClick}>
      {blocks === undefined ? (
        <p className="whitespace-pre-wrap">{notes}</p>
      ) : (
        <Blocks blocks={blocks} source={{ notes, onChange, onEdit }} />
      )}
    </div>
  )
})

type Source = NotesViewProps

interface BlocksProps {
  readonly blocks: readonly Block[]
  readonly source: Source
  readonly box?: ReactNode
}

function Blocks({ blocks, source, box }: BlocksProps) {
  return blocks.map(({ token, line }) => (
    <NotesBlock key={`${line} ${token.type}`} token={token} line={line} source={source} box={box} />
  ))
}

interface NotesBlockProps extends Block {
  readonly source: Source
  readonly box?: ReactNode
}

function NotesBlock({ token, line, source, box }: NotesBlockProps) {
  switch (token.type) {
    case 'space':
      return null
    case 'hr':
      return <hr />
    case 'heading':
      // Not a heading of the page: its outline belongs to the app.
      return (
        <p data-line={line} className={token.depth < 3 ? 'notes-heading' : 'font-semibold'}>
          <Inline tokens={token.tokens} />
        </p>
      )
    case 'paragraph':
      return (
        <p data-line={line}>
          <Inline tokens={token.tokens} box={box} />
        </p>
      )
    case 'code':
      return (
        <pre data-line={line}>
          <code>{token.text}</code>
        </pre>
      )
    case 'blockquote':
      return (
        <blockquote>
          <Blocks blocks={withLines(token.tokens, line)} source={source} />
        </blockquote>
      )
    case 'list':
      return <NotesList list={token} line={line} source={source} />
    case 'table':
      return <NotesTable table={token} line={line} />
    case 'text':
    case 'checkbox':
      return <Inline tokens={[token]} box={box} />
    default:
      return (
        <p data-line={line} className="whitespace-pre-wrap">
          {token.raw.trimEnd()}
        </p>
      )
  }
}

interface NotesListProps {
  readonly list: Tokens.List
  readonly line: number
  readonly source: Source
}

function NotesList({ list, line, source }: NotesListProps) {
  const items = withLines(list.items, line).map(({ token, line: at }) => {
    const item = token as Tokens.ListItem
    return (
      <li key={at} data-line={at} className={item.task ? 'notes-task' : undefined}>
        <Blocks
          blocks={withLines(item.tokens, at)}
          source={source}
          box={item.task && <TaskBox item={item} line={at} source={source} />}
        />
      </li>
    )
  })
  return list.ordered ? <ol start={list.start === '' ? 1 : list.start}>{items}</ol> : <ul>{items}</ul>
}

interface TaskBoxProps {
  readonly item: Tokens.ListItem
  readonly line: number
  readonly source: Source
}

function TaskBox({ item, line, source }: TaskBoxProps) {
  const [text = ''] = item.text.split('\n', 1)
  const onChange = () => {
    const ticked = tickItem(source.notes, line, item.checked !== true)
    if (ticked === undefined) source.onEdit(line)
    else source.onChange(ticked)
  }
  return (
    <input
      type="checkbox"
      checked={item.checked === true}
      onChange={onChange}
      aria-label={text.trim() || editingTexts().notes.item}
    />
  )
}

function NotesTable({ table, line }: { readonly table: Tokens.Table; readonly line: number }) {
  const cellOf = (Cell: 'th' | 'td', { tokens, align }: Tokens.TableCell) => (
    <Cell align={align ?? undefined}>
      <Inline tokens={tokens} />
    </Cell>
  )
  const rowOf = (Cell: 'th' | 'td', row: readonly Tokens.TableCell[]) =>
    createElement('tr', null, ...row.map((cell) => cellOf(Cell, cell)))
  return (
    <table data-line={line}>
      <thead>{rowOf('th', table.header)}</thead>
      {createElement('tbody', null, ...table.rows.map((row) => rowOf('td', row)))}
    </table>
  )
}
