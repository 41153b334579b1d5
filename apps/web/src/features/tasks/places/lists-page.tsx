import { Link } from '@tanstack/react-router'
import { Plus, Settings } from 'lucide-react'
import type { ReactNode } from 'react'
import { useReplicaValue } from '../../../shared/replica/replica-context.ts'
import { placeTexts } from '../../../shared/texts/places.ts'
import { t } from '../../../shared/texts/texts.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { ScreenHeading } from '../../../shared/ui/screen-heading.tsx'
import { usePhone } from '../../../shared/ui/use-media.ts'
import { useEditPlace } from '../data/task-context.ts'
import type { List } from '../data/task.ts'
import { AddButton } from '../quick-add/add-button.tsx'
import type { Place } from '../task-search.ts'
import { PlaceLink } from './place-link.tsx'
import { usePlaceCounts } from './use-place-counts.ts'

/** Every place that is no tab of a phone: the Inbox, lists, labels, archived lists, Done, the trash and the settings. */
export function ListsPage() {
  const lists = useReplicaValue(({ lists }) => lists)
  const labels = useReplicaValue(({ labels }) => labels)
  const counts = usePlaceCounts()
  const editPlace = useEditPlace()
  const isPhone = usePhone()
  const { places, views } = t().tasks
  const texts = placeTexts()
  const shown = lists.filter(({ archived_at }) => archived_at === null)
  const archived = lists.filter(({ archived_at }) => archived_at !== null)

  const link = (place: Place, name: string, color: List['color'] = null) => (
    <li key={place}>
      <PlaceLink place={place} name={name} color={color} isCurrent={false} count={counts.get(place)} />
    </li>
  )
  return (
    <>
      <title>{`${places.lists} · Taskwire`}</title>
      <ScreenHeading className="mb-5">{places.lists}</ScreenHeading>
      <ul className="-mx-2.5">{(['inbox', 'all'] as const).map((view) => link(view, views[view]))}</ul>
      <Group
        id="lists"
        name={places.lists}
        button={<IconButton icon={Plus} label={places.addList} onClick={() => editPlace({ kind: 'list' })} />}
      >
        {shown.length === 0 ? (
          <li className="px-2.5 py-2 text-ink-soft">{texts.noLists}</li>
        ) : (
          shown.map(({ id, title, color }) => link(`list:${id}`, title, color))
        )}
      </Group>
      {labels.length > 0 && (
        <Group
          id="labels"
          name={places.labels}
          button={
            <IconButton icon={Plus} label={places.addLabel} onClick={() => editPlace({ kind: 'label' })} />
          }
        >
          {labels.map(({ id, name, color }) => link(`label:${id}`, name, color))}
        </Group>
      )}
      {archived.length > 0 && (
        <Group id="archived" name={texts.archived}>
          {archived.map(({ id, title, color }) => link(`list:${id}`, title, color))}
        </Group>
      )}
      <ul className="-mx-2.5 mt-4 border-t border-line pt-4">
        {link('completed', views.completed)}
        {link('trash', views.trash)}
        <li>
          <Link
            to="/settings"
            className="flex min-h-12 items-center gap-2.5 rounded-md px-2.5 text-ink-soft hover:bg-hover hover:text-ink md:min-h-9"
          >
            <Settings size={18} strokeWidth={1.75} className="flex-none" aria-hidden />
            {texts.settings}
          </Link>
        </li>
      </ul>
      {isPhone && <AddButton place="inbox" />}
    </>
  )
}

interface GroupProps {
  readonly id: string
  readonly name: string
  readonly button?: ReactNode
  readonly children: ReactNode
}

function Group({ id, name, button, children }: GroupProps) {
  return (
    <section aria-labelledby={id} className="-mx-2.5 mt-4">
      <div className="flex min-h-9 items-center justify-between ps-2.5">
        <h2 id={id} className="text-sm font-semibold text-ink-faint">
          {name}
        </h2>
        {button}
      </div>
      <ul>{children}</ul>
    </section>
  )
}
