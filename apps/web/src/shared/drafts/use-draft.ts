import { useState } from 'react'
import { readDraft, writeDraft } from './drafts.ts'

/** Text that is being written: it outlives the component and a reload of the page. */
export function useDraft(name: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => readDraft(name))
  return [
    text,
    (next) => {
      setText(next)
      writeDraft(name, next)
    },
  ]
}
