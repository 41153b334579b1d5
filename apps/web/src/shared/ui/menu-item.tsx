import type { LucideIcon } from 'lucide-react'

interface MenuItemProps {
  readonly icon: LucideIcon
  readonly text: string
  readonly onClick: () => void
}

/** An action in the list of a menu. */
export function MenuItem({ icon: Icon, text, onClick }: MenuItemProps) {
  return (
    <li>
      <button
        type="button"
        onClick={onClick}
        className="flex min-h-10 w-full items-center gap-2.5 rounded-md px-2.5 text-start hover:bg-hover md:min-h-9"
      >
        <Icon size={16} strokeWidth={1.75} className="flex-none text-ink-soft" aria-hidden />
        {text}
      </button>
    </li>
  )
}
