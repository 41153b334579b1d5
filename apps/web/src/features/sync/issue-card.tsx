import type { EntityIssue } from '@taskwire/client/replica'
import { TriangleAlert } from 'lucide-react'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'
import { issueText } from '../../shared/texts/issue-text.ts'
import { failureTexts } from '../../shared/texts/failures.ts'
import { ConflictForm } from './conflict-form.tsx'
import { RejectionForm } from './rejection-form.tsx'
import { shortenTitle } from './shorten-title.ts'
import { useTitleOf } from './use-title-of.ts'

/** One issue that needs a decision: what happened, the typed text, and the choices. */
export function IssueCard({ issue }: { readonly issue: EntityIssue }) {
  const { operation, refusal, conflict } = issue
  const title = shortenTitle(useTitleOf()(operation))
  const texts = syncCentreTexts()
  return (
    <li className="rounded-lg bg-surface p-4 ring-1 ring-line-control">
      <p className="mb-3 flex gap-2">
        <TriangleAlert size={18} strokeWidth={1.75} className="mt-0.5 flex-none text-warn" aria-hidden />
        <span className="min-w-0 wrap-anywhere">
          <strong className="font-semibold">
            {conflict ? texts.conflict({ title }) : texts.refused[operation.name]({ title })}
          </strong>
          {!conflict && ` ${reasonOf(refusal)}.`}
        </span>
      </p>
      {conflict ? <ConflictForm issue={issue} conflict={conflict} /> : <RejectionForm issue={issue} />}
    </li>
  )
}

function reasonOf({ code, message, issues }: EntityIssue['refusal']): string {
  const [first] = issues
  const texts = syncCentreTexts()
  if (first !== undefined) return issueText(texts.issue, first)
  return texts.reasons[code] ?? failureTexts().codes[code] ?? message
}
