import type { List } from '@taskwire/client'
import { entityColors } from '@taskwire/domain'
import { useId } from 'react'
import { placeTexts } from '../../../shared/texts/places.ts'

interface ColorChoiceProps {
  readonly value: List['color']
  readonly onChange: (color: List['color']) => void
}

/** The colours of lists and labels, as native radio buttons. */
export function ColorChoice({ value, onChange }: ColorChoiceProps) {
  const name = useId()
  const texts = placeTexts()
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{texts.color}</legend>
      <div className="flex flex-wrap gap-1">
        {[null, ...entityColors].map((color) => {
          const label = texts.colors[color ?? 'none']
          return (
            <label key={label} title={label} data-color={color ?? undefined} className="color-swatch">
              <input
                type="radio"
                name={name}
                aria-label={label}
                checked={color === value}
                onChange={() => onChange(color)}
              />
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
