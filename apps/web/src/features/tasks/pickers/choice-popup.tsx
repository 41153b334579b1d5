import { Autocomplete } from '@base-ui/react/autocomplete'
import { Check, Inbox, Minus, Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { lengthOf } from '@taskwire/domain'
import { pickerTexts } from '../../../shared/texts/pickers.ts'
import { ColorDot } from '../../../shared/ui/color-dot.tsx'
import { findChoices, isNewName, type Choice } from './choices.ts'
import { PickerPopup, type PickerProps } from './picker-popup.tsx'

interface ChoicePopupProps extends PickerProps {
  readonly label: string
  readonly placeholder: string
  readonly choices: readonly Choice[]
  /** The picker stays open, so that several choices can follow each other. */
  readonly isMultiple?: boolean
  readonly onChoose: (choice: Choice) => void
  /** Omitted where no name can be added. */
  readonly onCreate?: ((name: string) => void) | undefined
  readonly maxName: number
}

type Item = { readonly label: string } & (
  | { readonly kind: 'choice'; readonly choice: Choice }
  | { readonly kind: 'new'; readonly name: string }
)

/** A search field over a list of choices. A press outside and Escape close it. */
export function ChoicePopup(props: ChoicePopupProps) {
  const { anchor, takeTyped, onClose, label, placeholder, choices, isMultiple = false } = props
  const { onChoose, onCreate, maxName } = props
  const [query, setQuery] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const texts = pickerTexts()
  const itemsFor = (text: string): readonly Item[] => {
    const name = text.trim()
    const canCreate = onCreate !== undefined && isNewName(choices, name) && lengthOf(name) <= maxName
    return [
      ...findChoices(choices, text).map((choice): Item => ({ kind: 'choice', label: choice.name, choice })),
      ...(canCreate ? [{ kind: 'new', label: texts.create({ name }), name } as const] : []),
    ]
  }
  const choose = (item: Item) => {
    if (item.kind === 'choice') onChoose(item.choice)
    else onCreate?.(item.name)
    if (isMultiple) setQuery('')
    else onClose()
  }
  useEffect(() => () => void takeTyped?.(), [takeTyped])
  /** Applies the keys that were pressed while the picker loaded. */
  const applyTyped = () => {
    const [text = '', ...afterEnter] = (takeTyped?.() ?? '').split('\n')
    setQuery((before) => before + text)
    const [first] = afterEnter.length > 0 ? itemsFor(text) : []
    if (first !== undefined) choose(first)
  }
  return (
    <PickerPopup
      anchor={anchor}
      onClose={onClose}
      label={label}
      // On a touch screen a focused text field would open the keyboard, which covers the choices.
      initialFocus={() => (matchMedia('(pointer: coarse)').matches ? true : field.current)}
      className="flex max-h-[min(24rem,70dvh)] w-72 flex-col overflow-hidden"
    >
      <Autocomplete.Root
        open
        inline
        items={itemsFor(query)}
        mode="none"
        value={query}
        onValueChange={(text, { reason }) => {
          if (reason !== 'item-press') setQuery(text)
        }}
        itemToStringValue={(item: Item) => item.label}
        autoHighlight="always"
        keepHighlight
      >
        <Autocomplete.Input
          ref={field}
          dir="auto"
          aria-label={placeholder}
          placeholder={placeholder}
          onFocus={applyTyped}
          enterKeyHint="done"
          className="min-h-11 w-full flex-none border-b border-line bg-transparent px-4 outline-none"
        />
        <Autocomplete.Empty>
          <p className="px-4 py-3 text-ink-soft empty:hidden">{texts.nothing}</p>
        </Autocomplete.Empty>
        <Autocomplete.List
          aria-label={label}
          aria-multiselectable={isMultiple || undefined}
          className="overflow-y-auto overscroll-contain p-1.5 data-empty:hidden"
        >
          {(item: Item) => (
            <Autocomplete.Item
              key={item.kind === 'new' ? 'new' : `choice ${item.choice.id}`}
              value={item}
              onClick={() => choose(item)}
              {...(item.kind === 'choice' && { 'aria-checked': checkedOf[item.choice.share] })}
              className="flex min-h-9 cursor-pointer items-center gap-2.5 rounded-md px-2.5 outline-none data-highlighted:bg-selected pointer-coarse:min-h-11"
            >
              <ItemMark item={item} />
              <span dir="auto" className="min-w-0 grow truncate">
                {item.label}
              </span>
              {item.kind === 'choice' && <ShareMark choice={item.choice} />}
            </Autocomplete.Item>
          )}
        </Autocomplete.List>
      </Autocomplete.Root>
    </PickerPopup>
  )
}

const checkedOf = { all: true, some: 'mixed', none: false } as const

function ItemMark({ item }: { readonly item: Item }) {
  if (item.kind === 'new') return <Plus size={16} strokeWidth={1.75} className="flex-none" aria-hidden />
  if (item.choice.id === null)
    return <Inbox size={16} strokeWidth={1.75} className="flex-none text-ink-soft" aria-hidden />
  return <ColorDot color={item.choice.color} className="mx-[3px]" />
}

function ShareMark({ choice: { share } }: { readonly choice: Choice }) {
  if (share === 'none') return null
  const Icon = share === 'all' ? Check : Minus
  return <Icon size={16} strokeWidth={2} className="flex-none text-accent" aria-hidden />
}
