import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface PageLinkProps {
  readonly to: '/' | '/signin' | '/signup' | '/forgot-password'
  /** The address to open after sign-in. */
  readonly next?: string | undefined
  readonly children: ReactNode
}

export function PageLink({ to, next, children }: PageLinkProps) {
  return (
    <Link
      to={to}
      search={next === undefined ? {} : { next }}
      className="inline-block py-1 font-medium text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong"
    >
      {children}
    </Link>
  )
}
