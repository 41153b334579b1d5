import { X } from 'lucide-react'
import { useEffect } from 'react'
import { Dialog } from '@base-ui/react/dialog'
import { useKeymap } from '../../shared/commands/custom-keys.ts'
import { commandGroups, commandList } from '../../shared/commands/command-list.ts'
import { KeyCaps } from '../../shared/commands/key-caps.tsx'
import { commandTexts } from '../../shared/texts/commands.ts'
import { t } from '../../shared/texts/texts.ts'
import { IconButton } from '../../shared/ui/icon-button.tsx'
import { OverlayFrame } from '../../shared/ui/overlay-frame.tsx'
import type { OverlayProps } from './overlay-props.ts'

/** Lists the current keys of every command, from the same keymap as the key handlers. */
export function ShortcutsDialog({ takeTyped, onClose }: OverlayProps) {
  // Letters mean nothing here.
  useEffect(() => void takeTyped(), [takeTyped])
  const texts = commandTexts()
  const keymap = useKeymap()
  return (
    <OverlayFrame label={texts.sheet} onClose={onClose} className="max-w-3xl">
      {/* The focused button is inside the scroll area, so that the arrow keys scroll it. */}
      <div className="overflow-y-auto">
        <header className="sticky top-0 flex items-center justify-between border-b border-line bg-raised py-2 ps-5 pe-2">
          <h2 className="font-semibold">{texts.sheet}</h2>
          <Dialog.Close render={<IconButton icon={X} label={t().app.close} />} />
        </header>
        <div className="columns-1 gap-10 p-5 md:columns-2">
          {commandGroups.map((group) => (
            <section key={group} className="mb-6 break-inside-avoid">
              <h3 className="mb-1.5 text-sm font-semibold">{texts.groups[group]}</h3>
              <dl>
                {commandList
                  .filter((command) => command.group === group && keymap[command.id].length > 0)
                  .map(({ id }) => (
                    <div key={id} className="flex min-h-8 items-center justify-between gap-4">
                      <dt>{texts.names[id]}</dt>
                      <dd className="flex items-center gap-2 text-sm text-ink-faint">
                        {keymap[id].map((binding, index) => (
                          <span key={binding} className="contents">
                            {index > 0 && texts.or}
                            <KeyCaps binding={binding} />
                          </span>
                        ))}
                      </dd>
                    </div>
                  ))}
              </dl>
            </section>
          ))}
        </div>
      </div>
    </OverlayFrame>
  )
}
