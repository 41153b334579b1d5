import { SlidersHorizontal } from 'lucide-react'
import { t } from '../../../shared/texts/texts.ts'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { OnDemand } from '../../../shared/ui/on-demand.tsx'
import { loadViewOptions } from './load-view-options.ts'
import type { ArrangedPlace } from './view-options.ts'

/** Opens the options of a view: grouping and sorting. */
export function ViewOptionsButton({ view }: { readonly view: ArrangedPlace }) {
  return (
    <OnDemand
      load={loadViewOptions}
      props={{ view }}
      placeholder={(handlers) => (
        <IconButton
          icon={SlidersHorizontal}
          label={t().tasks.list.options}
          aria-haspopup="dialog"
          {...handlers}
        />
      )}
    />
  )
}
