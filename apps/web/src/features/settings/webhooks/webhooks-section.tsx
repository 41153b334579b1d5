import type { RouterOutputs } from '@taskwire/client'
import { useRef, useState } from 'react'
import { useAnnounce } from '../../../shared/announcer/announcer.tsx'
import { useClient } from '../../../shared/session/client-context.tsx'
import { webhookTexts } from '../../../shared/texts/webhooks.ts'
import { ItemList } from '../item-list.tsx'
import { NewSecret } from '../new-secret.tsx'
import { useItemList } from '../use-item-list.ts'
import { useRowAction } from '../use-row-action.ts'
import { resultText } from './result-text.ts'
import { WebhookForm } from './webhook-form.tsx'
import { WebhookRow, type WebhookActions } from './webhook-row.tsx'
import { hostOf, type Webhook } from './webhook.ts'

type WithSecret = RouterOutputs['webhooks']['create']

const GONE = ['WEBHOOK_NOT_FOUND']

/** Webhooks: add, watch, pause and delete them. */
export function WebhooksSection() {
  const { webhooks } = useClient()
  const list = useItemList<Webhook>(() => webhooks.list.query())
  const [shown, setShown] = useState<WithSecret>()
  /** Counts the actions on a webhook, after which its deliveries are read again. */
  const [acted, setActed] = useState<Readonly<Record<string, number>>>({})
  const action = useRowAction()
  const announce = useAnnounce()
  const ref = useRef<HTMLUListElement>(null)
  const texts = webhookTexts()

  const replace = (changed: Webhook) => {
    list.change((items) => items.map((item) => (item.id === changed.id ? changed : item)))
    setActed((counts) => ({ ...counts, [changed.id]: (counts[changed.id] ?? 0) + 1 }))
  }
  const onCreated = (created: WithSecret) => {
    setShown(created)
    list.change((items) => [created, ...items])
  }
  const set = ({ id }: Webhook, status: 'active' | 'paused', done: string) =>
    void action.run(id, async () => replace(await webhooks.update.mutate({ id, status })), done)

  const actions: WebhookActions = {
    onPause: (webhook) => set(webhook, 'paused', texts.paused({ host: hostOf(webhook) })),
    onResume: (webhook) => set(webhook, 'active', texts.resumed({ host: hostOf(webhook) })),
    onRetry: (webhook) => set(webhook, 'active', texts.retried({ host: hostOf(webhook) })),
    onReplay: ({ id }, cursor) =>
      void action.run(id, async () => replace(await webhooks.replay.mutate({ id, cursor })), texts.replayed),
    onRotate: ({ id }) =>
      void action.run(
        id,
        async () => {
          const rotated = await webhooks.rotateSecret.mutate({ id })
          setShown(rotated)
          replace(rotated)
        },
        texts.rotated,
      ),
    onTest: async (webhook) => {
      const { id } = webhook
      let said = texts.tested({ host: hostOf(webhook) })
      const call = async () => {
        const { status, attempts } = await webhooks.test.mutate({ id })
        if (status !== 'delivered') said = texts.testFailed({ result: resultText(attempts.at(-1)) })
        replace(webhook)
      }
      if (await action.run(id, call, '')) announce(said)
      return said
    },
    onDelete: async (webhook) => {
      const { id } = webhook
      const call = () => webhooks.delete.mutate({ id })
      if (!(await action.run(id, call, texts.deleted({ host: hostOf(webhook) }), GONE))) return
      ref.current?.focus()
      list.change((items) => items.filter((item) => item.id !== id))
      if (shown?.id === id) setShown(undefined)
    },
  }
  return (
    <>
      <WebhookForm onCreated={onCreated} />
      {shown && (
        <NewSecret
          key={shown.secret}
          secret={shown.secret}
          texts={texts.secret}
          onClose={() => setShown(undefined)}
        />
      )}
      <h2 className="mt-10 mb-2 text-lg font-semibold tracking-tight">{texts.listTitle}</h2>
      <ItemList
        ref={ref}
        label={texts.listTitle}
        list={list}
        empty={texts.empty}
        row={(webhook) => (
          <WebhookRow
            webhook={webhook}
            version={acted[webhook.id] ?? 0}
            isBusy={action.isBusy(webhook.id)}
            failure={action.failureOf(webhook.id)}
            actions={actions}
          />
        )}
      />
    </>
  )
}
