import { Ellipsis } from 'lucide-react'
import { t } from '../../../shared/texts/texts.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { OnDemand } from '../../../shared/ui/on-demand.tsx'
import { loadPlaceMenu } from './load-place-menu.ts'
import type { PlaceMenuProps } from './place-menu.tsx'

/** Opens the actions on the shown list or label. */
export function PlaceMenuButton(props: Omit<PlaceMenuProps, 'label'>) {
  const label = t().tasks.places[props.list === undefined ? 'labelMenu' : 'listMenu']
  return (
    <OnDemand
      load={loadPlaceMenu}
      props={{ ...props, label }}
      placeholder={(handlers) => (
        <IconButton icon={Ellipsis} label={label} aria-haspopup="dialog" {...handlers} />
      )}
    />
  )
}
