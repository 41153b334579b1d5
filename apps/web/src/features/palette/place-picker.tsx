import type { OverlayProps } from './overlay-props.ts'
import { Palette } from './palette.tsx'

/** Goes to a list or label: the palette with nothing else in it. */
export function PlacePicker(props: OverlayProps) {
  return <Palette {...props} onlyPlaces />
}
