import { Link } from '@tanstack/react-router'
import { CircleCheck, TriangleAlert } from 'lucide-react'
import { useReplicaValue } from '../../shared/replica/replica-context.ts'
import { syncCentreTexts } from '../../shared/texts/sync-centre.ts'
import { syncTexts } from '../../shared/texts/sync.ts'
import { IssueCard } from './issue-card.tsx'
import { OutboxList } from './outbox-list.tsx'
import { ResolvedList } from './resolved-list.tsx'
import { useSyncSummary } from './use-sync-summary.ts'

/** The Sync Centre: connection state, issues that need a decision, and unsent mutations. */
export function SyncPage() {
  const connection = useReplicaValue(({ status }) => status.connection)
  const isPersistent = useReplicaValue(({ status }) => status.storage === 'device')
  const outbox = useReplicaValue(({ outbox }) => outbox)
  const issues = useReplicaValue(({ issues }) => issues)
  const { text } = useSyncSummary()
  const texts = syncCentreTexts()
  return (
    <>
      <title>{`${texts.title} · Taskwire`}</title>
      <header className="mb-6">
        <h1 className="text-2xl font-semibold tracking-tight">{texts.title}</h1>
        <p className="mt-1 text-ink-soft">
          <span className="font-medium text-ink">{text}.</span> {texts.explain[connection]}
        </p>
        {connection === 'signed-out' && (
          <Link to="/signin" className="button button-solid mt-3">
            {texts.signIn}
          </Link>
        )}
      </header>
      {!isPersistent && (
        <p className="mb-6 flex gap-2 rounded-lg bg-warn-wash px-3 py-2">
          <TriangleAlert size={18} strokeWidth={1.75} className="mt-0.5 flex-none text-warn" aria-hidden />
          {syncTexts().memory}
        </p>
      )}
      {issues.length > 0 && (
        <section aria-labelledby="needs-you" className="mb-8">
          <h2 id="needs-you" className="mb-2 text-sm font-semibold">
            {texts.needsYou}
          </h2>
          <ul className="space-y-3">
            {issues.map((issue) => (
              <IssueCard key={issue.operation.op_id} issue={issue} />
            ))}
          </ul>
        </section>
      )}
      {outbox.length > 0 && <OutboxList outbox={outbox} />}
      {issues.length + outbox.length === 0 && (
        <p className="flex items-center gap-3 rounded-lg bg-canvas px-4 py-6 text-ink-soft">
          <CircleCheck size={20} strokeWidth={1.5} className="flex-none text-accent" aria-hidden />
          {texts.settled}
        </p>
      )}
      <ResolvedList />
    </>
  )
}
