import { useEffect, useRef, type ReactNode } from 'react'

/** The heading of a screen. It takes the focus on mount, so that a screen reader starts there. */
export function ScreenHeading({ children, className = '' }: { children: ReactNode; className?: string }) {
  const ref = useRef<HTMLHeadingElement>(null)
  useEffect(() => ref.current?.focus({ preventScroll: true }), [])
  return (
    <h1 ref={ref} tabIndex={-1} className={`text-2xl font-semibold tracking-tight outline-none ${className}`}>
      {children}
    </h1>
  )
}
