import type { Io } from './io.ts'

/** The options of one call, by name. */
export type OptionValues = Readonly<Record<string, string | boolean | string[] | undefined>>

export interface Option {
  readonly type: 'string' | 'boolean'
  /** Whether the option may be given several times. */
  readonly multiple?: boolean
  readonly short?: string
  /** What the value is, in the help: `WHEN`. */
  readonly value?: string
  readonly description: string
  /** Values that completion offers. */
  readonly values?: readonly string[]
}

/** A subcommand such as `add`. Help and completion are derived from it. */
export interface Subcommand {
  readonly name: string
  readonly alias?: string
  /** The arguments in the help: `<task…>`. */
  readonly operands?: string
  readonly summary: string
  readonly details?: string
  readonly options?: Readonly<Record<string, Option>>
  /** Words that completion offers as arguments. */
  readonly words?: readonly string[]
  /** Fewest and most arguments; any number when omitted. */
  readonly arity?: readonly [number, number]
  readonly run: (io: Io, args: readonly string[], options: OptionValues) => Promise<void>
}

/** Returns an option that was given as text. */
export function textOf(options: OptionValues, name: string): string | undefined {
  const value = options[name]
  return typeof value === 'string' ? value : undefined
}

/** Returns the values of an option that may be repeated. */
export function textsOf(options: OptionValues, name: string): readonly string[] {
  const value = options[name]
  return Array.isArray(value) ? value : []
}
