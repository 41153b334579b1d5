import { MAX_LABEL_NAME, MAX_LABELS, MAX_LIST_TITLE, MAX_LISTS, nameKey } from '@taskwire/domain'
import { useId, useRef, useState, type SubmitEvent } from 'react'
import { LengthNote } from '../../../shared/forms/length-note.tsx'
import { TextField } from '../../../shared/forms/text-field.tsx'
import { isTooLong } from '../../../shared/forms/text-limit.ts'
import { useReplica } from '../../../shared/replica/replica-context.ts'
import { placeTexts } from '../../../shared/texts/places.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { OverlayFrame } from '../../../shared/ui/overlay-frame.tsx'
import { useTaskActions, type PlaceTarget } from '../data/task-context.ts'
import type { List } from '../data/task.ts'
import { useTaskSearch } from '../use-task-search.ts'
import { ColorChoice } from './color-choice.tsx'

interface PlaceDialogProps {
  readonly target: PlaceTarget
  readonly onClose: () => void
}

/** Creates a list or label, or changes the name and colour of one. A new list opens. */
export function PlaceDialog({ target, onClose }: PlaceDialogProps) {
  const { kind, id } = target
  const { getSnapshot } = useReplica()
  const actions = useTaskActions()
  const { show } = useTaskSearch()
  const field = useRef<HTMLInputElement>(null)
  const noteId = useId()
  const texts = placeTexts()
  // The row as the user opened it: a change on another device must not replace what the user types.
  const [before] = useState(() => rowOf(getSnapshot(), target))
  const [name, setName] = useState(before?.name ?? '')
  const [color, setColor] = useState<List['color']>(before?.color ?? null)
  const [error, setError] = useState<string>()
  const max = kind === 'list' ? MAX_LIST_TITLE : MAX_LABEL_NAME
  const heading = texts[`${id === undefined ? 'new' : 'edit'}${kind === 'list' ? 'List' : 'Label'}`]

  const problem = (trimmed: string): string | undefined => {
    const { lists, labels } = getSnapshot()
    if (trimmed === '') return texts.nameMissing
    const isNamesake = (label: (typeof labels)[number]) =>
      label.id !== id && nameKey(label.name) === nameKey(trimmed)
    if (kind === 'label' && labels.some(isNamesake)) return texts.nameTaken
    if (id !== undefined) return undefined
    if (kind === 'list') return lists.length < MAX_LISTS ? undefined : texts.full.list({ max: MAX_LISTS })
    return labels.length < MAX_LABELS ? undefined : texts.full.label({ max: MAX_LABELS })
  }
  const save = (trimmed: string) => {
    const { lists, labels } = getSnapshot()
    if (id === undefined) {
      if (kind === 'list') show(`list:${actions.addList({ title: trimmed, color })}`)
      else actions.addLabel({ name: trimmed, color })
      return
    }
    // Only what the user changed, so that a change of another device stays.
    const isRenamed = trimmed !== before?.name
    const change = color === before?.color ? {} : { color }
    if (!isRenamed && !('color' in change)) return
    const [list, label] = [lists.byId.get(id), labels.byId.get(id)]
    if (list !== undefined) actions.editList(list, { ...change, ...(isRenamed && { title: trimmed }) })
    if (label !== undefined) actions.editLabel(label, { ...change, ...(isRenamed && { name: trimmed }) })
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    const trimmed = name.trim()
    if (isTooLong(trimmed, max)) return
    const found = problem(trimmed)
    setError(found)
    if (found !== undefined) {
      field.current?.focus()
      return
    }
    onClose()
    save(trimmed)
  }
  return (
    <OverlayFrame label={heading} onClose={onClose} returnsFocus className="max-w-md">
      <form onSubmit={onSubmit} noValidate className="space-y-5 overflow-y-auto p-5">
        <h2 className="text-lg font-semibold tracking-tight">{heading}</h2>
        <div>
          <TextField
            ref={field}
            label={texts.name}
            value={name}
            onChange={(event) => {
              setName(event.target.value)
              setError(undefined)
            }}
            error={error}
            autoComplete="off"
            enterKeyHint="done"
          />
          <LengthNote id={noteId} text={name.trim()} max={max} className="pt-1" />
        </div>
        <ColorChoice value={color} onChange={setColor} />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={onClose}>{texts.cancel}</Button>
          <Button type="submit" variant="solid">
            {id === undefined ? texts.add : texts.save}
          </Button>
        </div>
      </form>
    </OverlayFrame>
  )
}

function rowOf(
  { lists, labels }: ReturnType<ReturnType<typeof useReplica>['getSnapshot']>,
  { kind, id = '' }: PlaceTarget,
) {
  const list = kind === 'list' ? lists.byId.get(id) : undefined
  if (list !== undefined) return { name: list.title, color: list.color }
  return kind === 'label' ? labels.byId.get(id) : undefined
}
