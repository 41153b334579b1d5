import { places as de } from './de/places.ts'
import { places as en } from './en/places.ts'
import { textsOf } from './texts.ts'

/** The texts of lists and labels. Loaded with the parts that show them, in every language. */
export const placeTexts = textsOf<typeof en>({ en, de })
