import { useState } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { storedKeys } from '../../shared/commands/custom-keys.ts'
import { commandGroups, commandList, type CommandId } from '../../shared/commands/command-list.ts'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { commandTexts } from '../../shared/texts/commands.ts'
import { Button } from '../../shared/ui/button.tsx'
import { KeyRow } from './key-row.tsx'

/** Shows the keys of every command and lets the user change them. */
export function KeyboardSection() {
  /** The command whose keys are being recorded: one at a time. */
  const [recorded, setRecorded] = useState<CommandId>()
  const hasChosen = Object.keys(storedKeys.use()).length > 0
  const announce = useAnnounce()
  const { groups } = commandTexts()
  const texts = settingsTexts().keyboard
  return (
    <>
      {commandGroups.map((group) => (
        <section key={group} aria-labelledby={`keys-${group}`} className="mb-8">
          <h2 id={`keys-${group}`} className="mb-1 font-semibold">
            {groups[group]}
          </h2>
          <ul>
            {commandList
              .filter((command) => command.group === group)
              .map(({ id }) => (
                <KeyRow
                  key={id}
                  id={id}
                  isRecording={recorded === id}
                  onRecord={(isRecording) => setRecorded(isRecording ? id : undefined)}
                />
              ))}
          </ul>
        </section>
      ))}
      <Button
        busy={!hasChosen}
        onClick={() => {
          storedKeys.write({})
          setRecorded(undefined)
          announce(texts.restoredAll)
        }}
      >
        {texts.restoreAll}
      </Button>
    </>
  )
}
