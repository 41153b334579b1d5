import { useLayoutEffect, useRef, useState } from 'react'

type Handlers<Shape> = { readonly [Name in keyof Shape]: (...given: never[]) => unknown }

/** Returns handlers with a stable identity that call the handlers of the latest render. Memoised children don't rerender for them. */
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
