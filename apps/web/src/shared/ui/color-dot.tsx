import type { List } from '@taskwire/client'

/** The colour of a list or label. A ring stands for no colour. Decorative: the name beside it identifies the list. */
export function ColorDot({ color, className = '' }: { color: List['color']; className?: string }) {
  return <span aria-hidden data-color={color ?? undefined} className={`color-dot ${className}`} />
}
