import { useCallback, useState } from 'react'
import { readDraft, writeDraft } from './drafts.ts'

/** Text that is being written: it outlives the component and a reload of the page, until it is forgotten. */
export function useDraft(name: string) {
  const [text, setText] = useState(() => readDraft(name))
  const write = useCallback(
    (next: string | undefined) => {
      setText(next)
      writeDraft(name, next)
    },
    [name],
  )
  const forget = useCallback(() => write(undefined), [write])
  return [text, write, forget] as const
}
