import { useEffect, useState, type ComponentType } from 'react'

/**
 * Creates a component whose code is fetched when it is first rendered. While the code can't be fetched, it renders nothing and the
 * rest of the screen keeps working, whereas `lazy` would replace the screen by an error.
 */
export function optionalPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  return function OptionalPart(props) {
    const [Part, setPart] = useState<ComponentType<Props>>()
    useEffect(() => {
      load().then(
        (loaded) => setPart(() => loaded),
        () => undefined,
      )
    }, [])
    return Part === undefined ? null : <Part {...props} />
  }
}
