import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

interface PageLinkProps {
  readonly to: '/' | '/signin' | '/signup' | '/forgot-password'
  readonly children: ReactNode
}

export function PageLink({ to, children }: PageLinkProps) {
  return (
    <Link
      to={to}
      className="inline-block py-1 font-medium text-accent underline decoration-1 underline-offset-4 hover:text-accent-strong"
    >
      {children}
    </Link>
  )
}
