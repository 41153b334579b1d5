import type { SyncIssue } from '@taskwire/client/replica'
import { useReplica, useReplicaValue } from '../../shared/replica/replica-context.ts'
import { t } from '../../shared/texts/texts.ts'
import { Button } from '../../shared/ui/button.tsx'
import { bothTexts } from './both-texts.ts'
import { useResolve } from './use-resolve.ts'

interface ConflictChoiceProps {
  readonly issue: SyncIssue
  readonly conflict: NonNullable<SyncIssue['conflict']>
}

/** Two texts side by side: mine, theirs, or both, by one press each. */
export function ConflictChoice({ issue, conflict }: ConflictChoiceProps) {
  const replica = useReplica()
  const { op_id, input } = issue.operation
  const task = useReplicaValue(({ byId }) => byId.get(input.id))
  const resolve = useResolve()
  const texts = t().sync
  const fields = (['title', 'description'] as const).filter((field) => conflict.mine[field] !== undefined)
  // The answer and the log come in any order: what is newer is what stands there.
  const { current } = issue.refusal
  const newest = task === undefined || (current?.revision ?? 0) > task.revision ? current : task
  const theirs = newest ?? conflict.theirs

  const keepBoth = async () => {
    await replica.mutate.update({
      id: input.id,
      ...bothTexts(conflict.mine, theirs),
      base_revision: newest?.revision,
    })
    await replica.discard(op_id)
  }
  return (
    <>
      {fields.map((field) => (
        <div key={field} className="mb-3 grid gap-3 sm:grid-cols-2">
          <Version label={`${texts.mine}: ${texts.fields[field]}`} text={conflict.mine[field]} />
          <Version label={`${texts.theirs}: ${texts.fields[field]}`} text={theirs[field]} />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button look="solid" onClick={() => resolve(replica.keepMine(op_id))}>
          {texts.keepMine}
        </Button>
        <Button onClick={() => resolve(replica.discard(op_id))}>{texts.keepTheirs}</Button>
        <Button onClick={() => resolve(keepBoth())}>{texts.keepBoth}</Button>
      </div>
    </>
  )
}

interface VersionProps {
  readonly label: string
  readonly text: string | null | undefined
}

function Version({ label, text }: VersionProps) {
  return (
    <figure className="min-w-0">
      <figcaption className="mb-1 text-sm text-ink-faint">{label}</figcaption>
      <blockquote className="max-h-48 overflow-y-auto border-s-2 border-line-control ps-3 wrap-anywhere whitespace-pre-wrap">
        {text || <em className="text-ink-faint">{t().sync.empty}</em>}
      </blockquote>
    </figure>
  )
}
