import { useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react'
import { quickAddTexts } from '../../../shared/texts/quick-add.ts'
import { ColorDot } from '../../../shared/ui/color-dot.tsx'
import { useLatest } from '../../../shared/ui/use-latest.ts'
import { completeName, findCompletion, type NameOption } from './find-name.ts'
import type { LineNames } from './read-line.ts'

interface NameCompletionProps {
  readonly field: RefObject<HTMLInputElement | null>
  /** The id of the list box. */
  readonly id: string
  readonly line: string
  readonly names: LineNames
  readonly onWrite: (line: string) => void
  /** Called with the id of the highlighted option, an empty text without one, and undefined when the list closes. */
  readonly onActive: (id: string | undefined) => void
}

/**
 * Offers lists and labels while a person types `#` or `@`. The focus stays in the field. Enter and Tab take the highlighted name, and
 * Escape closes only the list. No name is highlighted when the typed one is complete, so that Enter adds the task.
 */
export function NameCompletion({ field, id, line, names, onWrite, onActive }: NameCompletionProps) {
  const [caret, setCaret] = useState<number>()
  const [chosen, setChosen] = useState<{ readonly line: string; readonly index: number }>()
  /** The sign whose list was closed. */
  const [closed, setClosed] = useState<number>()
  const found = caret === undefined ? undefined : findCompletion(line, caret, names)
  // A closed list stays closed for its sign only.
  if (found === undefined && closed !== undefined) setClosed(undefined)
  const completion = found?.start === closed ? undefined : found
  const options = completion?.options ?? []
  const first = completion?.isName === true ? -1 : 0
  const index = Math.min(chosen?.line === line ? chosen.index : first, options.length - 1)
  const highlight = (index: number) => setChosen({ line, index })
  const active = options[index]
  const optionId = ({ id: option }: NameOption) => `${id}-${option}`
  const activeId = active && optionId(active)
  const isOpen = completion !== undefined

  const nextCaret = useRef<{ readonly line: string; readonly caret: number }>(undefined)
  const accept = (option: NameOption) => {
    if (completion === undefined || caret === undefined) return
    const done = completeName(line, caret, completion, option)
    nextCaret.current = done
    setClosed(completion.start)
    onWrite(done.line)
  }
  const readCaret = () => {
    const input = field.current
    const isHere = input !== null && document.activeElement === input
    setCaret(
      isHere && input.selectionStart === input.selectionEnd ? (input.selectionStart ?? undefined) : undefined,
    )
  }
  const handlers = useLatest({
    onCaret: readCaret,
    onLine: (written: string) => {
      const next = nextCaret.current
      nextCaret.current = undefined
      if (next?.line === written) field.current?.setSelectionRange(next.caret, next.caret)
      readCaret()
    },
    onKeyDown: (event: KeyboardEvent) => {
      if (completion === undefined || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'ArrowDown') highlight((index + 1) % options.length)
      else if (event.key === 'ArrowUp') highlight(index <= 0 ? options.length - 1 : index - 1)
      else if (event.key === 'Escape') setClosed(completion.start)
      else if (active !== undefined && (event.key === 'Enter' || event.key === 'Tab')) accept(active)
      else return
      // Neither the form nor a command acts on the key.
      event.preventDefault()
      event.stopPropagation()
    },
  })
  // After the render and not on the `input` event: a render between that event and React's handler would restore the old line.
  useLayoutEffect(() => {
    handlers.onLine(line)
  }, [line, handlers])
  useEffect(() => {
    const input = field.current
    if (input === null) return
    document.addEventListener('selectionchange', handlers.onCaret)
    for (const type of ['focus', 'blur']) input.addEventListener(type, handlers.onCaret)
    input.addEventListener('keydown', handlers.onKeyDown)
    return () => {
      document.removeEventListener('selectionchange', handlers.onCaret)
      for (const type of ['focus', 'blur']) input.removeEventListener(type, handlers.onCaret)
      input.removeEventListener('keydown', handlers.onKeyDown)
    }
  }, [field, handlers])
  useEffect(() => {
    onActive(isOpen ? (activeId ?? '') : undefined)
  }, [isOpen, activeId, onActive])
  useEffect(() => () => onActive(undefined), [onActive])

  if (completion === undefined) return null
  const texts = quickAddTexts()
  return (
    <div
      id={id}
      role="listbox"
      aria-label={completion.sign === '#' ? texts.lists : texts.labels}
      className="animate-settle absolute start-8 top-full z-30 mt-1 w-72 max-w-[calc(100%-2rem)] rounded-lg bg-raised p-1.5 shadow-popup in-[[data-add-sheet]]:static in-[[data-add-sheet]]:w-full in-[[data-add-sheet]]:max-w-full in-[[data-add-sheet]]:shadow-none"
    >
      {options.map((option, at) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are handled in the field
        <div
          key={option.id}
          id={optionId(option)}
          role="option"
          tabIndex={-1}
          aria-selected={at === index}
          // Keeps the focus in the field.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => accept(option)}
          className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 hover:bg-hover aria-selected:bg-selected pointer-coarse:min-h-11"
        >
          <ColorDot color={option.color} />
          <span dir="auto" className="truncate">
            {option.name}
          </span>
        </div>
      ))}
    </div>
  )
}
