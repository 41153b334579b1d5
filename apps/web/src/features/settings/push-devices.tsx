import type { RouterOutputs } from '@taskwire/client'
import { useEffect, useRef } from 'react'
import { formatMoment } from '../../shared/dates/format-day.ts'
import { useToday } from '../../shared/dates/use-today.ts'
import { disablePush, watchPushState } from '../../shared/push/push-device.ts'
import { useClient } from '../../shared/session/client-context.tsx'
import { notificationsTexts } from '../../shared/texts/notifications.ts'
import { Button } from '../../shared/ui/button.tsx'
import { deviceName } from './device-name.ts'
import { ItemList } from './item-list.tsx'
import { RowText } from './row-text.tsx'
import { useItemList } from './use-item-list.ts'
import { useRowAction } from './use-row-action.ts'

type Device = RouterOutputs['push']['list'][number]

/** The browsers that get notifications. Removing this one also ends its own subscription. */
export function PushDevices() {
  const { push } = useClient()
  const list = useItemList<Device>(() => push.list.query())
  const action = useRowAction()
  const ref = useRef<HTMLUListElement>(null)
  const today = useToday()
  const texts = notificationsTexts()
  const { change } = list

  useEffect(
    () =>
      watchPushState(() => {
        push.list.query().then(
          (devices) => change(() => devices),
          () => undefined,
        )
      }),
    [push, change],
  )
  const remove = async ({ id, device, current }: Device) => {
    const call = () => push.unsubscribe.mutate({ id })
    const done = texts.removed({ device: deviceName(device) })
    if (!(await action.run(id, call, done, ['PUSH_SUBSCRIPTION_NOT_FOUND']))) return
    ref.current?.focus()
    list.change((devices) => devices.filter((other) => other.id !== id))
    if (current) await disablePush()
  }
  return (
    <>
      <h2 className="mt-8 mb-2 text-lg font-semibold tracking-tight">{texts.devices}</h2>
      <ItemList
        ref={ref}
        label={texts.devices}
        list={list}
        empty={texts.noDevices}
        row={(device) => (
          <div className="flex items-start justify-between gap-4">
            <RowText
              title={deviceName(device.device)}
              mark={device.current ? texts.device : undefined}
              failure={action.failureOf(device.id)}
              lines={[texts.since({ moment: formatMoment(device.created_at, today) })]}
            />
            <Button
              busy={action.isBusy(device.id)}
              aria-label={texts.removeLabel({ device: deviceName(device.device) })}
              onClick={() => void remove(device)}
            >
              {texts.remove}
            </Button>
          </div>
        )}
      />
    </>
  )
}
