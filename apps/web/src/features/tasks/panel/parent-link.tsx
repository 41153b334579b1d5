import { CornerDownRight } from 'lucide-react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { t } from '../../../shared/texts/texts.ts'

interface ParentLinkProps {
  readonly id: string
  readonly onOpen: (id: string) => void
}

/** Names the parent of a subtask and opens it. */
export function ParentLink({ id, onOpen }: ParentLinkProps) {
  const parent = useReplicaValue(({ tasks }) => tasks.byId.get(id))
  if (parent === undefined) return null
  return (
    <button
      type="button"
      onClick={() => onOpen(id)}
      className="-ms-2 -mb-5 inline-flex min-h-9 max-w-full items-center gap-1.5 self-start rounded-md px-2 text-sm text-ink-soft hover:bg-hover hover:text-ink"
    >
      <CornerDownRight size={14} className="flex-none rtl:-scale-x-100" aria-hidden />
      <span className="sr-only">{t().tasks.list.subtaskOf}</span>
      <bdi className="truncate">{parent.title}</bdi>
    </button>
  )
}
