import type { EntityIssue } from '@taskwire/client/replica'
import { MAX_LABEL_NAME, MAX_LIST_TITLE, MAX_TITLE } from '@taskwire/domain'
import { useId, useState, type SubmitEvent } from 'react'
import { LengthNote } from '../../shared/forms/length-note.tsx'
import { isTooLong } from '../../shared/forms/text-limit.ts'
import { queueMutation } from '../../shared/replica/queue-mutation.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useResolve } from './use-resolve.ts'

/** A mutation that the server rejected: retry it, with a corrected title if needed, or discard it. Shows everything that was typed. */
export function RejectionForm({ issue }: { readonly issue: EntityIssue }) {
  const { operation } = issue
  const replica = useReplica()
  const resolve = useResolve(issue)
  const { op_id, kind, input } = operation
  const field = titleFields[kind]
  const [title, setTitle] = useState(textOf(operation, field))
  const notes = textOf(operation, 'description')
  const isText = title !== undefined
  const noteId = useId()
  const texts = syncCentreTexts()

  const retry = async () => {
    if (!isText || title === textOf(operation, field)) return replica.retry(op_id)
    await queueMutation(replica, operation, { ...input, [field]: title })
    return replica.discard(op_id)
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (title?.trim() !== '' && !isTooLong(title ?? '', maxLengths[kind])) resolve('retry', retry())
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-wrap gap-2">
      {isText && (
        <div className="basis-full">
          <textarea
            dir="auto"
            aria-invalid={isTooLong(title, maxLengths[kind])}
            aria-describedby={noteId}
            value={title}
            rows={1}
            onChange={(event) => setTitle(event.target.value.replace(/\s*[\r\n]+\s*/g, ' '))}
            aria-label={texts.fields[field]}
            className="input field-sizing-content min-h-9! resize-none py-1.5 wrap-anywhere"
          />
          <LengthNote id={noteId} text={title} max={maxLengths[kind]} className="pt-1" />
        </div>
      )}
      {notes && (
        <blockquote
          dir="auto"
          className="basis-full border-s-2 border-line-control ps-3 wrap-anywhere whitespace-pre-wrap"
        >
          {notes}
        </blockquote>
      )}
      <Button type="submit" variant="solid">
        {texts.retry}
      </Button>
      <Button
        onClick={() =>
          resolve('discard', replica.discard(op_id), () => queueMutation(replica, operation, input))
        }
      >
        {texts.discard}
      </Button>
    </form>
  )
}

/** The text that names a row of each kind. */
const titleFields = { task: 'title', list: 'title', label: 'name' } as const
const maxLengths = { task: MAX_TITLE, list: MAX_LIST_TITLE, label: MAX_LABEL_NAME } as const

function textOf(
  { name, input }: EntityIssue['operation'],
  field: 'title' | 'name' | 'description',
): string | undefined {
  if (name !== 'create' && name !== 'update') return undefined
  const texts: Partial<Record<typeof field, string | null | undefined>> = input
  return texts[field] ?? undefined
}
