import { useLayoutEffect, useRef, useState } from 'react'

type Handlers<Shape> = { readonly [Name in keyof Shape]: (...given: never[]) => unknown }

/** Handlers that stay the same functions and do what the latest ones do: what they are handed to is not drawn again for them. */
export function useLatest<Shape extends Handlers<Shape>>(handlers: Shape): Shape {
  const latest = useRef(handlers)
  useLayoutEffect(() => {
    latest.current = handlers
  })
  const [steady] = useState(() => {
    const names = Object.keys(handlers) as (keyof Shape)[]
    return Object.fromEntries(
      names.map((name) => [name, (...given: never[]) => latest.current[name](...given)]),
    )
  })
  return steady as Shape
}
