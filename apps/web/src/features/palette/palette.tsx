import { Autocomplete } from '@base-ui/react/autocomplete'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useKeymap } from '../../shared/commands/custom-keys.ts'
import { useCommandRegistry } from '../../shared/commands/command-registry.ts'
import { KeyCaps } from '../../shared/commands/key-caps.tsx'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { commandTexts } from '../../shared/texts/commands.ts'
import { OverlayFrame, type OverlayProps } from './overlay.tsx'
import { paletteGroups, type PaletteItem } from './palette-items.ts'

/** The command palette: searches the available commands and all tasks. */
export function Palette({ onClose }: OverlayProps) {
  const [query, setQuery] = useState('')
  const commands = useCommandRegistry()
  const keymap = useKeymap()
  const { getSnapshot } = useReplica()
  const navigate = useNavigate()
  const texts = commandTexts()
  const groups = paletteGroups(query, commands.available(), keymap, getSnapshot().tasks)

  const choose = (item: PaletteItem) => {
    // Close first: commands act on the element that had the focus before the palette.
    onClose()
    if (item.kind === 'command') commands.run(item.id)
    else void navigate({ to: '/', search: { view: 'all', task: item.id } })
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
          aria-label={texts.palettePlaceholder}
          placeholder={texts.palettePlaceholder}
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
                    <span dir="auto" className="truncate">
                      {item.label}
                    </span>
                    {item.binding && <KeyCaps binding={item.binding} />}
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
