import { Inbox } from 'lucide-react'
import { useState } from 'react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { t } from '../../../shared/texts/texts.ts'
import { ColorDot } from '../../../shared/ui/color-dot.tsx'
import { optionalPart } from '../../../shared/ui/optional-part.tsx'
import { useTaskActions } from '../data/task-context.ts'

const loadListPicker = () => import('../pickers/list-picker.tsx').then(({ ListPicker }) => ListPicker)
const ListPicker = optionalPart(loadListPicker)

interface ListButtonProps {
  /** Null stands for the Inbox. */
  readonly value: string | null
  readonly onChange: (list: string | null) => void
}

/** Shows and changes the list of a new task. Renders nothing before there is a list. */
export function ListButton({ value, onChange }: ListButtonProps) {
  const lists = useReplicaValue(({ lists }) => lists)
  const { addList } = useTaskActions()
  const [anchor, setAnchor] = useState<Element>()
  if (lists.length === 0) return null
  const list = value === null ? undefined : lists.byId.get(value)
  const name = list?.title ?? t().tasks.views.inbox
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={anchor !== undefined}
        aria-label={t().tasks.listButton({ name })}
        onPointerEnter={() => void loadListPicker().catch(() => undefined)}
        onClick={({ currentTarget }) => setAnchor(anchor === undefined ? currentTarget : undefined)}
        className="button button-quiet min-w-0 px-2.5!"
      >
        {list === undefined ? (
          <Inbox size={16} strokeWidth={1.75} className="flex-none" aria-hidden />
        ) : (
          <ColorDot color={list.color} />
        )}
        <span dir="auto" className="max-w-28 truncate">
          {name}
        </span>
      </button>
      {anchor && (
        <ListPicker
          anchor={anchor}
          value={value}
          onChoose={onChange}
          onCreate={(title) => onChange(addList({ title }))}
          onClose={() => setAnchor(undefined)}
        />
      )}
    </>
  )
}
