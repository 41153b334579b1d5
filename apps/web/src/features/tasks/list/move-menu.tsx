import { Popover } from '@base-ui/react/popover'
import { ArrowDown, ArrowDownToLine, ArrowUp, ArrowUpDown, ArrowUpToLine } from 'lucide-react'
import { listPartTexts } from '../../../shared/texts/list-parts.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { MenuItem } from '../../../shared/ui/menu-item.tsx'

export interface MoveMenuProps {
  readonly moves: Readonly<Record<'move-up' | 'move-down' | 'move-top' | 'move-bottom', () => unknown>>
}

/** Moves the selected tasks in a manual order. The menu stays open, so that several presses move them by several places. */
export function MoveMenu({ moves }: MoveMenuProps) {
  const texts = listPartTexts().selection
  return (
    <Popover.Root>
      <Popover.Trigger render={<IconButton icon={ArrowUpDown} label={texts.order} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} side="top" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={texts.order}
            className="animate-settle w-56 rounded-lg bg-raised p-1.5 shadow-popup outline-none"
          >
            <ul>
              <MenuItem icon={ArrowUpToLine} text={texts.top} onClick={moves['move-top']} />
              <MenuItem icon={ArrowUp} text={texts.up} onClick={moves['move-up']} />
              <MenuItem icon={ArrowDown} text={texts.down} onClick={moves['move-down']} />
              <MenuItem icon={ArrowDownToLine} text={texts.bottom} onClick={moves['move-bottom']} />
            </ul>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
