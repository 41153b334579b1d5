import type { GetICUArgs } from '@schummar/icu-type-parser'
import compile from 'icu-minify/compile'
import format, { type CompiledMessage, type FormatOptions, type FormatValues } from 'icu-minify/format'

type MessageValues<Message extends string> = GetICUArgs<
  Message,
  { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date }
>

/** A catalog as it is used: a message that needs values is a function of them. */
export type Spoken<Catalog> = Catalog extends string
  ? string extends Catalog
    ? string
    : Catalog extends `${string}{${string}`
      ? (values: MessageValues<Catalog>) => string
      : string
  : Catalog extends object
    ? { readonly [Key in keyof Catalog]: Spoken<Catalog[Key]> }
    : Catalog

/** The same messages in another language. That they need the same values is tested. */
export type Translation<Catalog> = Catalog extends string
  ? string
  : Catalog extends object
    ? { readonly [Key in keyof Catalog]: Translation<Catalog[Key]> }
    : Catalog

type Node = CompiledMessage | { readonly [key: string]: Node } | undefined

/** Makes of a catalog something to be spoken. Its messages are ICU's: compiled by the build, as they are written otherwise. */
export function speak<Catalog extends object>(
  language: string,
  catalog: Translation<Catalog>,
): Spoken<Catalog> {
  return spokenOf(catalog as Node, language, formatOptions(language)) as Spoken<Catalog>
}

function spokenOf(node: Node, language: string, options: FormatOptions): unknown {
  // What compiles is left out of a build, which has no message that is not compiled.
  const message = typeof node === 'string' && !import.meta.env.PROD ? compile(node) : node
  if (Array.isArray(message))
    return (values: FormatValues) => format(message, language, isolated(values), options)
  if (typeof message !== 'object') return message
  return Object.fromEntries(
    Object.entries(message).map(([key, child]) => [key, spokenOf(child, language, options)]),
  )
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** A title that is written from right to left must not turn the sentence around it. */
function isolated(values: FormatValues): FormatValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  )
}

/** The messages use plain plurals and numbers: one of each serves a language, made when it is first needed. */
function formatOptions(language: string): FormatOptions {
  let number: Intl.NumberFormat | undefined
  let plural: Intl.PluralRules | undefined
  const ofAnySize = (value: number) => (number ??= new Intl.NumberFormat(language)).format(value)
  const numbers = { format: (value: number) => (isPlain(value) ? String(value) : ofAnySize(value)) }
  return {
    formatters: {
      getNumberFormat: () => numbers as Intl.NumberFormat,
      getPluralRules: () => (plural ??= new Intl.PluralRules(language)),
      getDateTimeFormat: (...rules) => new Intl.DateTimeFormat(...rules),
    },
  }
}

/**
 * Written alike in every language that has these digits, as ours have. The counts beside the views are such numbers, and to
 * ready the first format of numbers would hold up the first list.
 */
function isPlain(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1_000
}
