import { Fragment, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { storedKeys, useKeymap } from '../../shared/commands/custom-keys.ts'
import type { CommandId } from '../../shared/commands/command-list.ts'
import { KeyCaps } from '../../shared/commands/key-caps.tsx'
import { commandById, type BindingProblem } from '../../shared/commands/keymap.ts'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { commandTexts } from '../../shared/texts/commands.ts'
import { Button } from '../../shared/ui/button.tsx'
import { FieldError } from '../../shared/forms/field-error.tsx'
import { KeyRecorder } from './key-recorder.tsx'
import { setCustomKeys } from './set-custom-keys.ts'
import { spokenKeys } from './spoken-keys.ts'

interface KeyRowProps {
  readonly id: CommandId
  readonly isRecording: boolean
  readonly onRecord: (isRecording: boolean) => void
}

/** A command with its keys, and buttons to change and to restore them. */
export function KeyRow({ id, isRecording, onRecord }: KeyRowProps) {
  const keys = useKeymap()[id]
  const isChosen = storedKeys.use()[id] !== undefined
  const [problemText, setProblemText] = useState<string>()
  const change = useRef<HTMLButtonElement>(null)
  const announce = useAnnounce()
  const { names, or } = commandTexts()
  const texts = settingsTexts().keyboard
  const name = names[id]

  const endRecording = () => {
    // Render the button before it gets the focus.
    flushSync(() => onRecord(false))
    change.current?.focus()
  }
  const save = (next: readonly string[] | undefined): BindingProblem | undefined => {
    const problem = setCustomKeys(id, next)
    if (problem !== undefined) return problem
    setProblemText(undefined)
    const spokenList = (next ?? commandById(id).keys).map(spokenKeys).join(` ${or} `)
    announce(texts.now({ command: name, keys: spokenList || texts.none }))
    endRecording()
    return undefined
  }
  const restore = () => {
    const problem = save(undefined)
    if (problem === undefined) return
    const why = problem.why === 'taken' ? texts.restoreTaken({ command: names[problem.by] }) : texts.reserved
    setProblemText(why)
    announce(why)
  }
  return (
    <li className="border-b border-line py-2 last:border-0">
      <div className="flex min-h-9 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <span className="min-w-0 grow wrap-anywhere">{name}</span>
        <span className="flex items-center gap-2 text-sm text-ink-soft">
          {keys.length === 0 && texts.none}
          {keys.map((binding, index) => (
            <Fragment key={binding}>
              {index > 0 && or}
              <KeyCaps binding={binding} />
            </Fragment>
          ))}
        </span>
        {!isRecording && (
          <span className="flex gap-2">
            {isChosen && (
              <Button variant="quiet" aria-label={texts.restoreLabel({ command: name })} onClick={restore}>
                {texts.restore}
              </Button>
            )}
            <Button
              ref={change}
              aria-label={texts.changeLabel({ command: name })}
              onClick={() => {
                setProblemText(undefined)
                onRecord(true)
              }}
            >
              {texts.change}
            </Button>
          </span>
        )}
      </div>
      <FieldError id={`keys-refused-${id}`} error={problemText} />
      {isRecording && <KeyRecorder id={id} onSave={save} onCancel={endRecording} />}
    </li>
  )
}
