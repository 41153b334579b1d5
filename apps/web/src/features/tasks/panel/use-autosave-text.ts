import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useDraft } from '../../../shared/drafts/use-draft.ts'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { isModEnter } from '../../../shared/ui/mod-enter.ts'

const IDLE_MS = 700

interface AutosaveText {
  /** Names the draft, which outlives a reload until it is saved. */
  readonly name: string
  /** The text as it is stored, and the revision of the task that it is part of. */
  readonly value: string
  readonly revision: number
  /** With the revision that was looked at, when the text was changed by somebody else since. */
  readonly onSave: (text: string, base_revision: number | undefined) => void
  /** Enter ends the edit; in several lines mod+Enter does. */
  readonly multiline?: boolean
  /** An empty text is never stored: the old one comes back. */
  readonly required?: boolean
  /** A longer text is never stored either. It stays in the field, and in the draft when the field goes away. */
  readonly max: number
  /** A conflict has to be decided first: what is typed stays a draft until then, and is saved only when the field goes away. */
  readonly isInConflict?: boolean
}

/**
 * A text that saves itself: on leaving the field, on Enter, after a pause, and when the field goes away. Escape brings
 * back what stood there when the edit began.
 */
export function useAutosaveText({
  name,
  value,
  revision,
  onSave,
  multiline = false,
  required = false,
  max,
  isInConflict = false,
}: AutosaveText) {
  const [draft, setDraft, forget] = useDraft(name)
  /** The text when the edit began, and what this edit has saved of it so far. */
  const before = useRef(value)
  const saved = useRef<string>(undefined)
  /** The stored text that the draft was made of, and the last revision at which it was that. */
  const origin = useRef({ text: value, revision })
  const isTouched = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    if (draft === undefined || value === origin.current.text) origin.current = { text: value, revision }
  }, [draft, value, revision])

  const stays = (text: string | undefined) =>
    text !== undefined && isTooLong(required ? text.trim() : text, max)
  const mustStay = isInConflict || stays(draft)
  const isStorable = (text: string) => !stays(text) && !(required && text.trim() === '')
  const save = (text: string | undefined, isLeaving = false) => {
    clearTimeout(timer.current)
    if (isInConflict && !isLeaving) return
    if (text === undefined || text === origin.current.text || !isStorable(text)) return
    const isOvertaken = value !== origin.current.text
    if (text !== value) onSave(text, isOvertaken ? origin.current.revision : undefined)
    saved.current = text
    forget()
  }

  const flush = useRef<(isLeaving?: boolean) => void>(undefined)
  const keeps = useRef(false)
  useEffect(() => {
    flush.current = (isLeaving) => save(draft, isLeaving)
    keeps.current = stays(draft)
  })
  useEffect(
    () => () => {
      flush.current?.(true)
      if (!keeps.current) forget()
    },
    [forget],
  )

  const begin = () => {
    before.current = value
    saved.current = undefined
    isTouched.current = false
  }

  const change = (text: string) => {
    // What somebody else wrote before the first letter stood there when the edit began.
    if (!isTouched.current) begin()
    isTouched.current = true
    setDraft(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => flush.current?.(), IDLE_MS)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (multiline ? isModEnter(event) : event.key === 'Enter') {
      event.preventDefault()
      save(draft)
      isTouched.current = false
    } else if (event.key === 'Escape' && restore()) {
      // One Escape ends the edit, the next one is for whoever is around the field.
      event.stopPropagation()
    }
  }

  /** Back to what stood there when the edit began, unless somebody else wrote since. False when nothing was edited. */
  const restore = () => {
    clearTimeout(timer.current)
    const isEdited = draft !== undefined || (isTouched.current && saved.current !== undefined)
    if (isTouched.current && saved.current?.trim() === value.trim() && value !== before.current)
      onSave(before.current, undefined)
    forget()
    isTouched.current = false
    return isEdited
  }

  return {
    value: draft ?? value,
    isSaved: draft === undefined || draft === value,
    change,
    onFocus: begin,
    onBlur: () => {
      save(draft)
      if (!mustStay) forget()
    },
    onKeyDown,
    forget,
  }
}
