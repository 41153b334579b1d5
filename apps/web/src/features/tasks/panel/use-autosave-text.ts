import { useEffect, useRef, useState, type KeyboardEvent } from 'react'
import { isEnter, isModEnter } from '../../../shared/ui/keys.ts'

const IDLE_MS = 700

interface AutosaveText {
  /** The text as it is stored. */
  readonly value: string
  readonly onSave: (text: string) => void
  /** Enter ends the edit; in several lines mod+Enter does. */
  readonly multiline?: boolean
  /** An empty text is never stored: the old one comes back. */
  readonly required?: boolean
}

/**
 * A text that saves itself: on leaving the field, on Enter, after a pause, and when the field goes away. Escape brings
 * back what stood there when the edit began.
 */
export function useAutosaveText({ value, onSave, multiline = false, required = false }: AutosaveText) {
  const [draft, setDraft] = useState<string | null>(null)
  const before = useRef(value)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const save = (text: string | null) => {
    clearTimeout(timer.current)
    const isRefused = required && text?.trim() === ''
    if (text !== null && text !== value && !isRefused) onSave(text)
  }

  const flush = useRef<() => void>(undefined)
  useEffect(() => {
    flush.current = () => save(draft)
  })
  useEffect(() => () => flush.current?.(), [])

  const change = (text: string) => {
    setDraft(text)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => flush.current?.(), IDLE_MS)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (multiline ? isModEnter(event) : isEnter(event)) {
      event.preventDefault()
      save(draft)
    } else if (event.key === 'Escape' && draft !== null && draft !== before.current) {
      // One Escape ends the edit, the next one is for whoever is around the field.
      event.stopPropagation()
      setDraft(before.current)
      save(before.current)
    }
  }

  return {
    value: draft ?? value,
    change,
    onFocus: () => {
      before.current = value
    },
    onBlur: () => {
      save(draft)
      setDraft(null)
    },
    onKeyDown,
  }
}
