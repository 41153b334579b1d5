import { Popover } from '@base-ui/react/popover'
import {
  ArrowDown,
  ArrowUp,
  CornerUpLeft,
  Ellipsis,
  PanelRightOpen,
  Trash2,
  type LucideIcon,
} from 'lucide-react'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { editingTexts } from '../../../../shared/texts/editing.ts'
import { IconButton } from '../../../../shared/ui/icon-button.tsx'
import { MenuItem } from '../../../../shared/ui/menu-item.tsx'
import type { Task } from '../../data/task.ts'

export interface SubtaskMenuProps {
  readonly task: Task
  readonly isFirst: boolean
  readonly isLast: boolean
  readonly onOpen: () => void
  readonly onMove: (by: 1 | -1) => void
  readonly onUnnest: () => void
  readonly onRemove: () => void
}

/** The button with the actions of a subtask. */
export function SubtaskMenu({ task, isFirst, isLast, onOpen, onMove, onUnnest, onRemove }: SubtaskMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const texts = editingTexts().subtasks
  const label = texts.actions({ title: task.title })
  const item = (icon: LucideIcon, text: string, act: () => void) => (
    <MenuItem
      icon={icon}
      text={text}
      onClick={() => {
        // Closed first, so that the action decides about the focus.
        flushSync(() => setOpen(false))
        act()
      }}
    />
  )
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger
        render={
          <IconButton
            icon={Ellipsis}
            label={label}
            className="pointer-fine:opacity-0 pointer-fine:group-hover:opacity-100 pointer-fine:group-focus-within:opacity-100 data-popup-open:opacity-100"
          />
        }
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="end" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={label}
            className="animate-settle w-60 max-w-[calc(100vw-1rem)] rounded-lg bg-raised p-1.5 shadow-popup"
          >
            <ul>
              {item(PanelRightOpen, texts.open, onOpen)}
              {!isFirst && item(ArrowUp, texts.up, () => onMove(-1))}
              {!isLast && item(ArrowDown, texts.down, () => onMove(1))}
              {item(CornerUpLeft, texts.unnest, onUnnest)}
              {item(Trash2, texts.remove, onRemove)}
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
