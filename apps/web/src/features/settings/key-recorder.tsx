import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { useAnnounce } from '../../shared/announcer/announcer.tsx'
import { MAX_PRESSES } from '../../shared/commands/binding.ts'
import type { CommandId } from '../../shared/commands/command-list.ts'
import { isMac } from '../../shared/commands/key-names.ts'
import { commandById, fixedKeys, type BindingProblem } from '../../shared/commands/keymap.ts'
import { recordPress } from '../../shared/commands/record-press.ts'
import { FieldError } from '../../shared/forms/field-error.tsx'
import { settingsTexts } from '../../shared/texts/settings.ts'
import { commandTexts } from '../../shared/texts/commands.ts'
import { Button } from '../../shared/ui/button.tsx'
import { spokenKeys } from './spoken-keys.ts'

interface KeyRecorderProps {
  readonly id: CommandId
  /** Saves the keys. Returns the problem if they are not allowed. */
  readonly onSave: (keys: readonly string[]) => BindingProblem | undefined
  readonly onCancel: () => void
}

/** Records pressed keys. It is a text field, so that screen readers pass the keys through. */
export function KeyRecorder({ id, onSave, onCancel }: KeyRecorderProps) {
  /** Undefined until a key is pressed, so that Enter alone does not remove the current key. */
  const [presses, setPresses] = useState<readonly string[]>()
  const [problemText, setProblemText] = useState<string>()
  const field = useRef<HTMLInputElement>(null)
  const [hintId, errorId] = [useId(), useId()]
  const announce = useAnnounce()
  const { names } = commandTexts()
  const texts = settingsTexts().keyboard
  useEffect(() => field.current?.focus(), [])

  const show = (next: readonly string[]) => {
    setPresses(next)
    setProblemText(undefined)
    announce(spokenKeys(next.join(' ')) || texts.none)
  }
  const save = () => {
    if (presses === undefined) return onCancel()
    const problem = onSave(presses.length === 0 ? [] : [presses.join(' ')])
    if (problem === undefined) return
    const why = problem.why === 'taken' ? texts.taken({ command: names[problem.by] }) : texts[problem.why]
    setProblemText(why)
    announce(why)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, nativeEvent } = event
    // Tab keeps its meaning, so that the field is no keyboard trap.
    if (key === 'Tab') return
    event.preventDefault()
    event.stopPropagation()
    if (key === 'Escape') return onCancel()
    if (key === 'Enter') return save()
    if (key === 'Backspace') return show((presses ?? []).slice(0, -1))
    const press = event.repeat ? undefined : recordPress(nativeEvent, isMac())
    if (press === undefined) return
    const before = presses ?? []
    show(before.length < MAX_PRESSES ? [...before, press] : [press])
  }
  return (
    <div className="mt-2 rounded-lg bg-canvas px-4 py-3">
      <div className="flex flex-wrap gap-2">
        <input
          ref={field}
          readOnly
          value={spokenKeys((presses ?? []).join(' '))}
          placeholder={presses === undefined ? texts.prompt : texts.none}
          aria-label={texts.recordLabel({ command: names[id] })}
          aria-describedby={`${hintId} ${errorId}`}
          aria-invalid={problemText !== undefined}
          className="input min-w-40 grow basis-40"
          onKeyDown={onKeyDown}
        />
        <Button variant="solid" onClick={save}>
          {texts.save}
        </Button>
        <Button variant="quiet" onClick={onCancel}>
          {texts.cancel}
        </Button>
      </div>
      <p id={hintId} className="mt-1.5 text-sm text-ink-soft">
        {texts.hint} {fixedKeys(commandById(id)).length > 0 && texts.kept}
      </p>
      <FieldError id={errorId} error={problemText} />
    </div>
  )
}
