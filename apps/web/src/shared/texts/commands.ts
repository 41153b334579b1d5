import { commands as de } from './de/commands.ts'
import { commands as en } from './en/commands.ts'
import { textsOf } from './texts.ts'

/** The names of commands and the texts of the palette. Loaded with the parts that show them, in every language. */
export const commandTexts = textsOf<typeof en>({ en, de })
