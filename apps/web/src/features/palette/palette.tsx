import { Autocomplete } from '@base-ui/react/autocomplete'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { commandList } from '../../shared/commands/command-list.ts'
import { useKeymap } from '../../shared/commands/custom-keys.ts'
import { useCommandRegistry } from '../../shared/commands/command-registry.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { useAccount } from '../../shared/session/account-context.ts'
import { commandTexts } from '../../shared/texts/commands.ts'
import { OverlayFrame } from '../../shared/ui/overlay-frame.tsx'
import type { OverlayProps } from './overlay-props.ts'
import { PaletteDetails, PaletteMark } from './palette-details.tsx'
import { paletteGroups, type PaletteItem } from './palette-items.ts'

interface PaletteProps extends OverlayProps {
  readonly onlyPlaces?: boolean
}

/** The command palette: searches the available commands, the settings and all tasks, and adds what it doesn't find. */
export function Palette({ takeTyped, onAdd, onClose, onlyPlaces = false }: PaletteProps) {
  const [query, setQuery] = useState('')
  useEffect(() => () => void takeTyped(), [takeTyped])
  const commands = useCommandRegistry()
  const keymap = useKeymap()
  const { getSnapshot } = useReplica()
  const navigate = useNavigate()
  const texts = commandTexts()
  const today = useToday()
  const isAdmin = useAccount()?.role === 'admin'
  const { tasks, lists, labels } = getSnapshot()
  const groups = paletteGroups(query, {
    commands: commandList.filter(({ id }) => commands.isAvailable(id)),
    keymap,
    tasks,
    tasksById: tasks.byId,
    lists,
    labels,
    onlyPlaces,
    today,
    isAdmin,
  })
  const placeholder = onlyPlaces ? texts.palettePlacesPlaceholder : texts.palettePlaceholder

  const choose = (item: PaletteItem) => {
    // Close first: commands act on the element that had the focus before the palette.
    onClose()
    switch (item.kind) {
      case 'command':
        commands.run(item.command)
        break
      case 'place':
        void navigate({ to: '/', search: { [item.place.kind]: item.place.id } })
        break
      case 'setting':
        void navigate({ to: '/settings/$section', params: { section: item.section } })
        break
      case 'task':
        void navigate({ to: '/', search: { view: 'all', task: item.id } })
        break
      case 'add':
        onAdd(item.line)
    }
  }
  return (
    <OverlayFrame label={texts.palette} onClose={onClose} className="max-w-xl">
      <Autocomplete.Root
        open
        inline
        items={groups}
        mode="none"
        value={query}
        onValueChange={(text, { reason }) => {
          if (reason !== 'item-press') setQuery(text)
        }}
        itemToStringValue={({ label }: PaletteItem) => label}
        autoHighlight="always"
        keepHighlight
      >
        <Autocomplete.Input
          dir="auto"
          onFocus={() => {
            const typed = takeTyped()
            setQuery((before) => before + typed)
          }}
          aria-label={placeholder}
          placeholder={placeholder}
          className="min-h-12 w-full border-b border-line bg-transparent px-5 outline-none"
        />
        <Autocomplete.Empty>
          <p className="px-5 py-6 text-ink-soft empty:hidden">{texts.paletteNothing}</p>
        </Autocomplete.Empty>
        <Autocomplete.List aria-label={texts.palette} className="overflow-y-auto p-2 data-empty:hidden">
          {(group: (typeof groups)[number]) => (
            <Autocomplete.Group key={group.value} items={group.items}>
              <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 text-sm text-ink-faint">
                {group.value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(item: PaletteItem) => (
                  <Autocomplete.Item
                    key={item.id}
                    value={item}
                    onClick={() => choose(item)}
                    className="flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-md px-3 outline-none data-highlighted:bg-selected"
                  >
                    <PaletteMark item={item} />
                    <span
                      dir="auto"
                      className={`grow truncate ${item.kind === 'task' && item.task.completed ? 'text-ink-soft line-through' : ''}`}
                    >
                      {item.label}
                    </span>
                    <PaletteDetails item={item} today={today} />
                  </Autocomplete.Item>
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </OverlayFrame>
  )
}
