import { createElement, type ReactNode, type SVGProps } from 'react'

interface IconData {
  readonly name: string
  readonly size: number
  readonly node: readonly (readonly [tag: string, attributes: Readonly<Record<string, string>>])[]
}

interface IconProps extends SVGProps<SVGSVGElement> {
  readonly size?: number
}

/** Replaces lucide's `createLucideIcon` in the build of the app, which uses neither its context nor its aliases. */
// oxlint-disable-next-line import/no-default-export -- lucide's icons import it as the default
export default function createIcon({ name, size: box, node }: IconData) {
  return function Icon({ size = box, className = '', ...props }: IconProps): ReactNode {
    return createElement(
      'svg',
      {
        width: size,
        height: size,
        viewBox: `0 0 ${box} ${box}`,
        fill: 'none',
        stroke: 'currentColor',
        strokeWidth: 2,
        strokeLinecap: 'round',
        strokeLinejoin: 'round',
        'aria-hidden': props['aria-label'] === undefined || undefined,
        className: `lucide lucide-${name} ${className}`,
        ...props,
      },
      node.map(([tag, attributes]) => createElement(tag, attributes)),
    )
  }
}
