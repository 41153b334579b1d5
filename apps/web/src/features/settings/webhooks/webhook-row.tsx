import { useState } from 'react'
import { formatMoment } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { webhookTexts } from '../../../shared/texts/webhooks.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { RowText } from '../row-text.tsx'
import { DeliveryList } from './delivery-list.tsx'
import { hostOf, type Webhook } from './webhook.ts'

export interface WebhookActions {
  readonly onPause: (webhook: Webhook) => void
  readonly onResume: (webhook: Webhook) => void
  readonly onRetry: (webhook: Webhook) => void
  readonly onReplay: (webhook: Webhook, cursor: string) => void
  readonly onRotate: (webhook: Webhook) => void
  /** Returns what became of the test. */
  readonly onTest: (webhook: Webhook) => Promise<string>
  readonly onDelete: (webhook: Webhook) => Promise<void>
}

interface WebhookRowProps {
  readonly webhook: Webhook
  /** Changes when the deliveries must be read again. */
  readonly version: number
  readonly isBusy: boolean
  readonly failure: string | undefined
  readonly actions: WebhookActions
}

export function WebhookRow({ webhook, version, isBusy, failure, actions }: WebhookRowProps) {
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  const [tested, setTested] = useState<string>()
  const texts = webhookTexts()
  const { url, kinds, status, reason, failing_since, next_attempt_at } = webhook
  const host = hostOf(webhook)
  const isFailing = status === 'active' && failing_since !== null
  return (
    <>
      <RowText
        title={url}
        mark={texts.status[isFailing ? 'failing' : status]}
        failure={failure}
        lines={[
          kinds.map((kind) => texts.kinds[kind]).join(', '),
          ...(reason === null ? [] : [texts.reasons[reason]]),
          ...(isFailing ? [texts.failingSince({ moment: formatMoment(failing_since, today) })] : []),
          ...(next_attempt_at === null
            ? []
            : [texts.nextAttempt({ moment: formatMoment(next_attempt_at, today) })]),
          ...(tested === undefined ? [] : [`${tested}.`]),
        ]}
      />
      <div className="mt-3 flex flex-wrap gap-2">
        <Button
          busy={isBusy}
          aria-label={texts.testLabel({ host })}
          onClick={() => void actions.onTest(webhook).then(setTested)}
        >
          {texts.test}
        </Button>
        {isFailing && (
          <Button
            busy={isBusy}
            aria-label={texts.retryLabel({ host })}
            onClick={() => actions.onRetry(webhook)}
          >
            {texts.retry}
          </Button>
        )}
        {status === 'active' ? (
          <Button
            busy={isBusy}
            aria-label={texts.pauseLabel({ host })}
            onClick={() => actions.onPause(webhook)}
          >
            {texts.pause}
          </Button>
        ) : (
          <Button
            busy={isBusy}
            aria-label={texts.resumeLabel({ host })}
            onClick={() => actions.onResume(webhook)}
          >
            {texts.resume}
          </Button>
        )}
        <Button
          busy={isBusy}
          aria-label={texts.rotateLabel({ host })}
          onClick={() => actions.onRotate(webhook)}
        >
          {texts.rotate}
        </Button>
        <Button
          busy={isBusy}
          aria-label={texts.deleteLabel({ host })}
          onClick={() => void actions.onDelete(webhook)}
        >
          {texts.delete}
        </Button>
        <Button
          variant="quiet"
          aria-expanded={isOpen}
          aria-label={texts.deliveriesLabel({ host })}
          onClick={() => setOpen(!isOpen)}
        >
          {texts.deliveries}
        </Button>
      </div>
      {isOpen && (
        <DeliveryList
          key={version}
          webhook={webhook}
          isBusy={isBusy}
          onReplay={(cursor) => actions.onReplay(webhook, cursor)}
        />
      )}
    </>
  )
}
