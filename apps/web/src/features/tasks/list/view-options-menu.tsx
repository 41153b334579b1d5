import { Popover } from '@base-ui/react/popover'
import { SlidersHorizontal } from 'lucide-react'
import { useId, useState } from 'react'
import { t } from '../../../shared/texts/texts.ts'
import { viewOptionsTexts } from '../../../shared/texts/view-options.ts'
import { Button } from '../../../shared/ui/button.tsx'
import { IconButton } from '../../../shared/ui/icon-button.tsx'
import { Segments } from '../../../shared/ui/segments.tsx'
import {
  defaultArrangement,
  groupings,
  hasBoard,
  hasManualOrder,
  layouts,
  sortings,
  useViewOptions,
  type ArrangedPlace,
} from './view-options.ts'

/** The options of a view. The first press mounts the menu, so it starts open. */
export function ViewOptionsMenu({ view }: { readonly view: ArrangedPlace }) {
  const [isOpen, setOpen] = useState(true)
  const { options, change } = useViewOptions(view)
  const texts = viewOptionsTexts()
  const label = t().tasks.list.options
  const defaults = defaultArrangement(view)
  const isBoard = hasBoard(view) && options.layout === 'board'
  const isDefault = options.group === defaults.group && options.sort === defaults.sort
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger render={<IconButton icon={SlidersHorizontal} label={label} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={label}
            className="animate-settle grid w-72 max-w-[calc(100vw-1rem)] gap-1 rounded-lg bg-raised p-3 shadow-popup"
          >
            {hasBoard(view) && (
              <Segments
                legend={texts.layout}
                value={options.layout}
                options={layouts.map((value) => ({ value, label: texts.layouts[value] }))}
                onChange={(layout) => change({ layout })}
              />
            )}
            {!isBoard && (
              <Choice
                label={texts.group}
                value={options.group}
                values={groupings}
                names={texts.groups}
                onChange={(group) => change({ group })}
              />
            )}
            <Choice
              label={texts.sort}
              value={options.sort}
              values={sortings.filter((sort) => sort !== 'manual' || hasManualOrder(view))}
              names={texts.sorts}
              onChange={(sort) => change({ sort })}
            />
            {!isDefault && (
              <Button variant="quiet" className="justify-self-start" onClick={() => change(defaults)}>
                {texts.reset}
              </Button>
            )}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

interface ChoiceProps<Value extends string> {
  readonly label: string
  readonly value: Value
  readonly values: readonly Value[]
  readonly names: Readonly<Record<Value, string>>
  readonly onChange: (value: Value) => void
}

function Choice<Value extends string>({ label, value, values, names, onChange }: ChoiceProps<Value>) {
  const id = useId()
  return (
    <div className="flex min-h-9 items-center justify-between gap-3">
      <label htmlFor={id} className="text-ink-soft">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = values.find((one) => one === event.target.value)
          if (chosen !== undefined) onChange(chosen)
        }}
        className="button button-plain min-w-0"
      >
        {values.map((one) => (
          <option key={one} value={one}>
            {names[one]}
          </option>
        ))}
      </select>
    </div>
  )
}
