import { Popover } from '@base-ui/react/popover'
import {
  Archive,
  ArchiveRestore,
  ArrowDown,
  ArrowUp,
  Ellipsis,
  Palette,
  Trash2,
  type LucideIcon,
} from 'lucide-react'
import { useState } from 'react'
import { useReplica } from '../../../shared/replica/replica-context.ts'
import { placeTexts } from '../../../shared/texts/places.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { useEditPlace, useListFocus, useTaskActions } from '../data/task-context.ts'
import type { Edit } from '../data/edit.ts'
import type { Label, List } from '../data/task.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { positionsAfterMove } from './place-order.ts'

export interface PlaceMenuProps {
  readonly label: string
  readonly list?: List | undefined
  /** The label, if the place is one. */
  readonly tag?: Label | undefined
}

/** The actions on the shown list or label. The first press mounts the menu, so it starts open. */
export function PlaceMenu({ label, list, tag }: PlaceMenuProps) {
  const [isOpen, setOpen] = useState(true)
  const { getSnapshot } = useReplica()
  const actions = useTaskActions()
  const editPlace = useEditPlace()
  const focus = useListFocus()
  const { show } = useTaskSearch()
  const texts = placeTexts()
  const place = list ?? tag
  if (place === undefined) return null
  const { id } = place
  const [entity, title] =
    list === undefined ? (['label', tag?.name ?? ''] as const) : (['list', list.title] as const)

  const siblings = () => {
    const { lists, labels } = getSnapshot()
    return entity === 'list' ? lists.filter(({ archived_at }) => archived_at === null) : labels
  }
  const move = (by: 1 | -1) => {
    const edits = positionsAfterMove(siblings(), id, by)?.map(({ id, position }): Edit => ({
      entity,
      kind: 'update',
      id,
      patch: { position },
    }))
    actions.perform({ kind: entity === 'list' ? 'listUpdate' : 'labelUpdate', title }, edits ?? [])
  }
  const remove = () => {
    show('inbox')
    if (list !== undefined) actions.removeList(list)
    else if (tag !== undefined) actions.removeLabel(tag)
    focus.returnFocus()
  }
  const item = (icon: LucideIcon, name: string, act: () => void, isDanger = false) => (
    <li>
      <button
        type="button"
        onClick={() => {
          setOpen(false)
          act()
        }}
        className={`flex min-h-10 w-full items-center gap-2.5 rounded-md px-2.5 text-start hover:bg-hover md:min-h-9 ${isDanger ? 'text-danger' : ''}`}
      >
        <Icon icon={icon} />
        {name}
      </button>
    </li>
  )
  const isArchived = list?.archived_at != null
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger render={<IconButton icon={Ellipsis} label={label} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={label}
            className="animate-settle w-60 rounded-lg bg-raised p-1.5 shadow-popup outline-none"
          >
            <ul>
              {item(Palette, texts.edit, () => editPlace({ kind: entity, id }))}
              {!isArchived &&
                positionsAfterMove(siblings(), id, -1) &&
                item(ArrowUp, texts.moveUp, () => move(-1))}
              {!isArchived &&
                positionsAfterMove(siblings(), id, 1) &&
                item(ArrowDown, texts.moveDown, () => move(1))}
              {list !== undefined &&
                item(
                  isArchived ? ArchiveRestore : Archive,
                  isArchived ? texts.unarchive : texts.archive,
                  () => actions.editList(list, { archived: !isArchived }),
                )}
              {item(Trash2, texts.delete, remove, true)}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Icon({ icon: Shape }: { readonly icon: LucideIcon }) {
  return <Shape size={16} strokeWidth={1.75} className="flex-none" aria-hidden />
}
