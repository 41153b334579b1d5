import { useEffect, useState } from 'react'
import { useAfterFirstSync } from '../../../shared/replica/use-after-first-sync.ts'
import type { reader } from './reader.ts'

export type Reader = typeof reader

let loaded: Reader | undefined

/** Loads the line parser after the first sync, or at once when the user types. Undefined until it has loaded. */
export function useReader(line: string): Reader | undefined {
  const [reader, setReader] = useState(loaded)
  useAfterFirstSync(() => void fetchReader().then(setReader))
  const isWanted = line !== ''
  useEffect(() => {
    if (isWanted) void fetchReader().then(setReader)
  }, [isWanted])
  return reader
}

/** Loads the line parser. Resolves to undefined when the fetch fails; a later call may succeed. */
export function fetchReader(): Promise<Reader | undefined> {
  return import('./reader.ts').then(
    (module) => (loaded = module.reader),
    () => loaded,
  )
}
