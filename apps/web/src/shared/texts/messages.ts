import type { GetICUArgs } from '@schummar/icu-type-parser'
import compile from 'icu-minify/compile'
import format, { type CompiledMessage, type FormatOptions, type FormatValues } from 'icu-minify/format'

type MessageValues<Message extends string> = GetICUArgs<
  Message,
  { ICUArgument: string | number; ICUNumberArgument: number; ICUDateArgument: Date }
>

/** A catalog ready for use: a message with values is a function of them. */
export type Messages<Catalog> = Catalog extends string
  ? string extends Catalog
    ? string
    : Catalog extends `${string}{${string}`
      ? (values: MessageValues<Catalog>) => string
      : string
  : Catalog extends object
    ? { readonly [Key in keyof Catalog]: Messages<Catalog[Key]> }
    : Catalog

/** The same messages in another language. A test compares the values that they need. */
export type Translation<Catalog> = Catalog extends string
  ? string
  : Catalog extends object
    ? { readonly [Key in keyof Catalog]: Translation<Catalog[Key]> }
    : Catalog

type Node = CompiledMessage | { readonly [key: string]: Node } | undefined

/** Binds a catalog of ICU messages to a language. The build compiles the messages; without a build they're compiled here. */
export function bindMessages<Catalog extends object>(
  language: string,
  catalog: Translation<Catalog>,
): Messages<Catalog> {
  return boundOf(catalog as Node, language, formatOptions(language)) as Messages<Catalog>
}

function boundOf(node: Node, language: string, options: FormatOptions): unknown {
  // A build contains compiled messages only, and drops the compiler.
  const message = typeof node === 'string' && !import.meta.env.PROD ? compile(node) : node
  if (Array.isArray(message))
    return (values: FormatValues) => format(message, language, isolated(values), options)
  if (typeof message !== 'object') return message
  return Object.fromEntries(
    Object.entries(message).map(([key, child]) => [key, boundOf(child, language, options)]),
  )
}

const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Isolates values in a right-to-left script, so that they don't reorder the sentence around them. */
function isolated(values: FormatValues): FormatValues {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && RIGHT_TO_LEFT.test(value) ? `\u2068${value}\u2069` : value,
    ]),
  )
}

/** The formatters of a language, created on first use. Messages need one plain plural and number format. */
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
 * True for a number that every language of the app writes in plain digits. The counts beside the views are such numbers,
 * and creating the first number format would delay the first list.
 */
function isPlain(value: number): boolean {
  return Number.isInteger(value) && value >= 0 && value < 1_000
}
