import type { EntityIssue, Texts } from '@taskwire/client/replica'
import { useState } from 'react'
import { queueMutation } from '../../shared/replica/queue-mutation.ts'
import { useReplica, useReplicaValue } from '../../shared/replica/replica-context.ts'
import { ComparedText } from '../../shared/diff/compared-text.tsx'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'
import { Button } from '../../shared/ui/button.tsx'
import { MergeEditor } from './merge-editor.tsx'
import { mergeTexts } from './merge-texts.ts'
import { useResolve } from './use-resolve.ts'

interface ConflictFormProps {
  readonly issue: EntityIssue
  readonly conflict: NonNullable<EntityIssue['conflict']>
}

/** Shows both versions side by side and resolves the conflict with one of them or a merged text. */
export function ConflictForm({ issue, conflict }: ConflictFormProps) {
  const replica = useReplica()
  const { op_id, kind, input } = issue.operation
  const row = useReplicaValue((snapshot) => snapshot[`${kind}s`].byId.get(input.id))
  const resolve = useResolve(issue)
  const texts = syncCentreTexts()
  const fields = (['title', 'name', 'description'] as const).filter(
    (field) => conflict.mine[field] !== undefined,
  )
  // The rejection and the log arrive in any order, so use the newer state of the row.
  const { current } = issue.refusal
  const newest = row === undefined || (current?.revision ?? 0) > row.revision ? current : row
  const theirs: Texts = newest ?? conflict.theirs

  const update = (patch: object) =>
    queueMutation(replica, { kind, name: 'update' }, { id: input.id, ...patch })
  const other = textsIn(theirs, fields)
  const saveMerged = async (merged: Texts) => {
    await update({ ...merged, base_revision: newest?.revision })
    await replica.discard(op_id)
  }
  const [isMerging, setMerging] = useState(false)
  if (isMerging)
    return (
      <MergeEditor
        start={mergeTexts(conflict.mine, theirs)}
        onSave={(merged) => resolve('both', saveMerged(merged), () => update(other))}
        onCancel={() => setMerging(false)}
      />
    )
  return (
    <>
      {fields.map((field) => (
        <div key={field} className="mb-3 grid gap-3 sm:grid-cols-2">
          <ComparedText
            label={`${texts.mine}: ${texts.fields[field]}`}
            text={conflict.mine[field]}
            other={theirs[field]}
          />
          <ComparedText
            label={`${texts.theirs}: ${texts.fields[field]}`}
            text={theirs[field]}
            other={conflict.mine[field]}
          />
        </div>
      ))}
      <div className="flex flex-wrap gap-2">
        <Button variant="solid" onClick={() => resolve('mine', replica.keepMine(op_id), () => update(other))}>
          {texts.keepMine}
        </Button>
        <Button onClick={() => resolve('theirs', replica.discard(op_id), () => update(conflict.mine))}>
          {texts.keepTheirs}
        </Button>
        {kind === 'task' && <Button onClick={() => setMerging(true)}>{texts.keepBoth}</Button>}
      </div>
    </>
  )
}

function textsIn(texts: Texts, fields: readonly (keyof Texts)[]): Texts {
  return Object.fromEntries(fields.map((field) => [field, texts[field]]))
}
