/** The colours of lists and labels. */
export const entityColors = [
  'red',
  'orange',
  'yellow',
  'lime',
  'green',
  'teal',
  'blue',
  'indigo',
  'purple',
  'pink',
] as const

export type EntityColor = (typeof entityColors)[number]
