import { useEffect, useState } from 'react'
import { useAfterFirstSync } from '../../../shared/replica/use-after-first-sync.ts'
import type { reader } from './reader.ts'

export type Reader = typeof reader

let known: Reader | undefined

/** What reads lines: fetched ahead, and at once when one is written. A line that is quicker is read once this is there. */
export function useReader(line: string): Reader | undefined {
  const [reader, setReader] = useState(known)
  useAfterFirstSync(() => void fetchReader().then(setReader))
  const isWanted = line !== ''
  useEffect(() => {
    if (isWanted) void fetchReader().then(setReader)
  }, [isWanted])
  return reader
}

/** Undefined when it can't be fetched; another attempt may succeed. */
export function fetchReader(): Promise<Reader | undefined> {
  return import('./reader.ts').then(
    (module) => (known = module.reader),
    () => known,
  )
}
