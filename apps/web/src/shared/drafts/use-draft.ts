import { useCallback, useState } from 'react'
import { readDraft, writeDraft } from './drafts.ts'

/** State for unsaved text. It survives unmounting and a page reload until it is cleared. */
export function useDraft(name: string) {
  const [text, setText] = useState(() => readDraft(name))
  const write = useCallback(
    (next: string | undefined) => {
      setText(next)
      writeDraft(name, next)
    },
    [name],
  )
  const clear = useCallback(() => write(undefined), [write])
  return [text, write, clear] as const
}
