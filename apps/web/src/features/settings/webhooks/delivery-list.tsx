import type { RouterOutputs } from '@taskwire/client'
import { formatMoment } from '../../../shared/dates/format-day.ts'
import { useToday } from '../../../shared/dates/use-today.ts'
import { useClient } from '../../../shared/session/client-context.tsx'
import { webhookTexts } from '../../../shared/texts/webhooks.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { ItemList } from '../item-list.tsx'
import { RowText } from '../row-text.tsx'
import { useItemList } from '../use-item-list.ts'
import { resultText } from './result-text.ts'
import { hostOf, type Webhook } from './webhook.ts'

type Delivery = RouterOutputs['webhooks']['deliveries'][number]

interface DeliveryListProps {
  readonly webhook: Webhook
  readonly isBusy: boolean
  readonly onReplay: (cursor: string) => void
}

/** The last deliveries of a webhook. */
export function DeliveryList({ webhook, isBusy, onReplay }: DeliveryListProps) {
  const { webhooks } = useClient()
  const list = useItemList<Delivery>(() => webhooks.deliveries.query({ id: webhook.id }))
  const texts = webhookTexts()
  return (
    <div className="mt-3 border-s-2 border-line ps-4">
      <ItemList
        label={texts.deliveriesLabel({ host: hostOf(webhook) })}
        list={list}
        empty={texts.noDeliveries}
        row={(delivery) => <DeliveryRow delivery={delivery} isBusy={isBusy} onReplay={onReplay} />}
      />
    </div>
  )
}

interface DeliveryRowProps {
  readonly delivery: Delivery
  readonly isBusy: boolean
  readonly onReplay: (cursor: string) => void
}

function DeliveryRow({ delivery, isBusy, onReplay }: DeliveryRowProps) {
  const today = useToday()
  const texts = webhookTexts()
  const { type, status, changes, attempts, created_at, cursor_before } = delivery
  const moment = formatMoment(created_at, today)
  const last = attempts.at(-1)
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
      <RowText
        title={type === 'test' ? texts.delivery.test : texts.delivery.changes({ count: changes })}
        mark={texts.delivery[status]}
        lines={[
          [
            moment,
            resultText(last),
            attempts.length > 1 && texts.delivery.attempts({ count: attempts.length }),
          ]
            .filter(Boolean)
            .join(' · '),
        ]}
      />
      {cursor_before !== null && status !== 'pending' && (
        <Button
          busy={isBusy}
          aria-label={texts.replayLabel({ moment })}
          onClick={() => onReplay(cursor_before)}
        >
          {texts.replay}
        </Button>
      )}
    </div>
  )
}
