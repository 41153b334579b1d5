import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'type'> {
  readonly icon: LucideIcon
  readonly label: string
}

export function IconButton({ icon: Icon, label, className = '', ...props }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`grid size-9 flex-none place-content-center rounded-md text-ink-soft transition-colors hover:bg-hover hover:text-ink ${className}`}
      {...props}
    >
      <Icon size={18} strokeWidth={1.75} aria-hidden />
    </button>
  )
}
