import { useEffect, useState } from 'react'
import type { reader } from './reader.ts'

type Reader = typeof reader

let known: Reader | undefined

/** What reads lines, fetched after the field is drawn. Without it a line is a title. */
export function useReader(): Reader | undefined {
  const [reader, setReader] = useState(known)
  useEffect(() => {
    import('./reader.ts').then(
      (module) => setReader((known = module.reader)),
      () => undefined,
    )
  }, [])
  return reader
}
