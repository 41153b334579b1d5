import { useEffect, useRef, type KeyboardEvent } from 'react'
import { useDraft } from '../../../shared/drafts/use-draft.ts'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { isModEnter } from '../../../shared/ui/mod-enter.ts'

const IDLE_MS = 700

interface AutosaveText {
  /** The name of the draft, which survives a reload until it is saved. */
  readonly name: string
  /** The stored text. `revision` is the revision of its task. */
  readonly value: string
  readonly revision: number
  /** `base_revision` is the revision that the user edited, if somebody else has changed the text since. */
  readonly onSave: (text: string, base_revision: number | undefined) => void
  /** Several lines: mod+Enter ends the edit instead of Enter. */
  readonly multiline?: boolean
  /** An empty text is never saved: the stored one comes back. */
  readonly required?: boolean
  /** A longer text is never saved. It stays in the field, and in the draft after unmounting. */
  readonly max: number
  /** The text stays a draft until the user decides the conflict. It is saved only on unmounting. */
  readonly isInConflict?: boolean
}

/**
 * State of a text that saves itself: on blur, on Enter, after a pause, and on unmounting. Escape restores the text from before the
 * edit.
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
  /** The text before the edit. `saved` is the last text that this edit has saved. */
  const before = useRef(value)
  const saved = useRef<string>(undefined)
  /** The stored text that the draft is based on, and the last revision with that text. */
  const origin = useRef({ text: value, revision })
  const isTouched = useRef(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(() => {
    if (draft === undefined || value === origin.current.text) origin.current = { text: value, revision }
  }, [draft, value, revision])

  const isTooLongToSave = (text: string | undefined) =>
    text !== undefined && isTooLong(required ? text.trim() : text, max)
  const keepsDraftOnBlur = isInConflict || isTooLongToSave(draft)
  const isStorable = (text: string) => !isTooLongToSave(text) && !(required && text.trim() === '')
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
  const keepsDraft = useRef(false)
  useEffect(() => {
    flush.current = (isLeaving) => save(draft, isLeaving)
    keepsDraft.current = isTooLongToSave(draft)
  })
  useEffect(
    () => () => {
      flush.current?.(true)
      if (!keepsDraft.current) forget()
    },
    [forget],
  )

  const startEdit = () => {
    before.current = value
    saved.current = undefined
    isTouched.current = false
  }

  const change = (text: string) => {
    // The edit starts with the first letter, so a remote change before it belongs to the text to restore.
    if (!isTouched.current) startEdit()
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
      // The first Escape ends the edit. The next one reaches the surrounding handlers.
      event.stopPropagation()
    }
  }

  /** Restores the text from before the edit, unless somebody else has changed it since. Returns false when nothing was edited. */
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
    onFocus: startEdit,
    onBlur: () => {
      save(draft)
      if (!keepsDraftOnBlur) forget()
    },
    onKeyDown,
    forget,
  }
}
