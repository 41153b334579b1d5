import type { SyncIssue, TaskReplica } from '@taskwire/client/replica'
import { MAX_TITLE } from '@taskwire/domain'
import { useId, useState, type SubmitEvent } from 'react'
import { LengthNote } from '../../shared/forms/length-note.tsx'
import { isTooLong } from '../../shared/forms/text-limit.ts'
import { useReplica } from '../../shared/replica/replica-context.ts'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'
import { Button } from '../../shared/ui/button.tsx'
import { useResolve } from './use-resolve.ts'

/** A mutation that the server rejected: retry it, with a corrected title if needed, or discard it. Shows everything that was typed. */
export function RejectionForm({ issue }: { readonly issue: SyncIssue }) {
  const { operation } = issue
  const replica = useReplica()
  const resolve = useResolve(issue)
  const { op_id, name, input } = operation
  const [title, setTitle] = useState(textOf(operation, 'title'))
  const notes = textOf(operation, 'description')
  const isText = title !== undefined
  const noteId = useId()
  const texts = syncCentreTexts()

  const retry = async () => {
    if (!isText || title === textOf(operation, 'title')) return replica.retry(op_id)
    if (name === 'create') await replica.mutate.create({ ...input, title })
    else if (name === 'update') await replica.mutate.update({ ...input, title })
    return replica.discard(op_id)
  }
  const onSubmit = (event: SubmitEvent) => {
    event.preventDefault()
    if (title?.trim() !== '' && !isTooLong(title ?? '', MAX_TITLE)) resolve('retry', retry())
  }
  return (
    <form onSubmit={onSubmit} className="flex flex-wrap gap-2">
      {isText && (
        <div className="basis-full">
          <textarea
            dir="auto"
            aria-invalid={isTooLong(title, MAX_TITLE)}
            aria-describedby={noteId}
            value={title}
            rows={1}
            onChange={(event) => setTitle(event.target.value.replace(/\s*[\r\n]+\s*/g, ' '))}
            aria-label={syncCentreTexts().fields.title}
            className="input field-sizing-content min-h-9! resize-none py-1.5 wrap-anywhere"
          />
          <LengthNote id={noteId} text={title} max={MAX_TITLE} className="pt-1" />
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
      <Button onClick={() => resolve('discard', replica.discard(op_id), () => resend(replica, operation))}>
        {texts.discard}
      </Button>
    </form>
  )
}

/** Sends the same mutation again. If the server rejects it again, it returns to this list. */
function resend({ mutate }: TaskReplica, { name, input }: SyncIssue['operation']): Promise<unknown> {
  switch (name) {
    case 'create':
      return mutate.create(input)
    case 'update':
      return mutate.update(input)
    case 'complete':
      return mutate.complete(input)
    case 'delete':
      return mutate.delete(input)
    case 'restore':
      return mutate.restore(input)
  }
}

function textOf({ name, input }: SyncIssue['operation'], field: 'title' | 'description'): string | undefined {
  return name === 'create' || name === 'update' ? (input[field] ?? undefined) : undefined
}
